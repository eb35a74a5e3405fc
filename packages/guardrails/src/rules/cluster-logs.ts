import { unless, when } from '@spot-serving/core/vocabulary';

import { eachOf } from '../engine/each-of';
import { textOf, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Logs without which nobody can say later who did what. */
const needed = ['api', 'audit', 'authenticator'];

/** The control plane logs what was asked of it, into a log group that is ours. */
export const clusterLogs: Rule = {
  id: 'cluster-logs',
  severity: 'error',
  what: `Every aws_eks_cluster enables the logs ${needed.join(', ')}, and its log group stands in the same stack`,
  why: 'without them nobody can say later who did what; and a log group that EKS makes by itself has no key and never forgets',
  source:
    'AWS Foundational Security Best Practices, EKS.8; EKS user guide, "Send control plane logs to CloudWatch Logs", for the group\'s name',
  check: eachOf('aws_eks_cluster', (cluster, stack) => {
    const missing = needed.filter((log) => !textsOf(cluster.attributes.enabled_cluster_log_types).includes(log));
    const off = {
      what: `does not log ${missing.join(', ')}`,
      fix: `add ${missing.join(', ')} to enabled_cluster_log_types`,
    };
    const name = `/aws/eks/${textOf(cluster.attributes.name) ?? '<name>'}/cluster`;
    const isKept = stack.ofType('aws_cloudwatch_log_group').some((group) => group.attributes.name === name);
    const unkept = {
      what: `has no log group ${name} in this stack`,
      fix: 'add an aws_cloudwatch_log_group with that name, made before the cluster',
    };
    return [...when(missing.length > 0, off), ...unless(isKept, unkept)];
  }),
};
