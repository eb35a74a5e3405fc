import { unless } from '@spot-serving/core/vocabulary';

import { eachOf } from '../engine/each-of';
import { shown } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Who talked to whom in a network can be told later. */
export const vpcFlowLogs: Rule = {
  id: 'vpc-flow-logs',
  severity: 'error',
  what: 'Every aws_vpc has an aws_flow_log of all its traffic, or of what was refused, in the same stack',
  why: 'a model that leaves by the network is seen in no other log',
  source: 'AWS Foundational Security Best Practices, EC2.6',
  check: eachOf('aws_vpc', (vpc, stack) => {
    const types = stack.companions('aws_flow_log', 'vpc_id', vpc).map(({ attributes }) => attributes.traffic_type);
    const what =
      types.length === 0
        ? 'has no aws_flow_log in this stack'
        : `logs traffic of type ${types.map(shown).join(', ')} only`;
    const isLogged = types.some((type) => type === 'ALL' || type === 'REJECT');
    return unless(isLogged, { what, fix: "add an aws_flow_log with its vpc_id and traffic_type 'ALL'" });
  }),
};
