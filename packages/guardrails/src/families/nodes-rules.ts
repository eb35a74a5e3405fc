import type { RuleFamily } from '../engine/rule-family';
import { instanceMetadata } from '../rules/instance-metadata';
import { nodeGroupOnDemand } from '../rules/node-group-on-demand';
import { nodeGroupTemplate } from '../rules/node-group-template';
import { nodeMetadata } from '../rules/node-metadata';

/** A pod does not get what its node may do. */
export const nodesRules: RuleFamily = {
  name: 'Nodes',
  purpose: 'A pod does not get what its node may do',
  rules: [nodeMetadata, instanceMetadata, nodeGroupOnDemand, nodeGroupTemplate],
};
