import { unless } from '@spot-serving/core/vocabulary';

import { groupTagsOf, groupType } from '../aws/autoscaling-group';
import { eachOf } from '../engine/each-of';
import type { Rule } from '../engine/rule';

const prefix = 'k8s.io/cluster-autoscaler';

/** The autoscaler finds the groups that it is told about. */
export const groupDiscovery: Rule = {
  id: 'group-discovery',
  severity: 'error',
  what: `Every group with tags below ${prefix}/node-template has the tags ${prefix}/enabled and ${prefix}/<cluster>, and is owned by that cluster`,
  why: 'the autoscaler discovers a group by both tags and its rights end at the clusters it owns; a template of a group it never scales is no use',
  source: 'Cluster Autoscaler on AWS, "Auto-Discovery Setup"',
  check: eachOf(groupType, (group) => {
    const keys = [...groupTagsOf(group).keys()];
    if (!keys.some((key) => key.startsWith(`${prefix}/node-template/`))) return [];
    const owners = keys.flatMap((key) => /^kubernetes\.io\/cluster\/(.+)$/.exec(key)?.[1] ?? []);
    const owner = owners[0] ?? '<cluster>';
    const needed = [`${prefix}/enabled`, `${prefix}/${owner}`, `kubernetes.io/cluster/${owner}`];
    const missing = needed.filter((key) => !keys.includes(key));
    return unless(missing.length === 0, {
      what: `lacks the tag ${missing.join(' and ')}`,
      fix: `add ${missing.length === 1 ? 'it' : 'them'}, beside its node-template tags`,
    });
  }),
};
