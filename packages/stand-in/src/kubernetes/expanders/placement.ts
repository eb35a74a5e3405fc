import { type Expander, ifSet, inStruct } from '../translate/expander';
import { labelSelector } from './selector';

/** A taint that a pod bears. */
export const toleration: Expander = {
  source: 'structures_pod.go expandTolerations',
  arguments: {
    effect: ifSet('text'),
    key: ifSet('text'),
    operator: ifSet('text', { default: 'Equal' }),
    toleration_seconds: ifSet('textAsWhole'),
    value: ifSet('text'),
  },
};

/** How evenly pods are spread. */
export const topologySpread: Expander = {
  source: 'structures_pod.go expandTopologySpreadConstraints',
  arguments: {
    label_selector: ifSet('block', { of: labelSelector, several: 'first' }),
    match_label_keys: ifSet('texts'),
    max_skew: inStruct('whole', { default: 1, consequence: 'the strictest there is; the API asks for a number' }),
    min_domains: ifSet('whole'),
    node_affinity_policy: ifSet('text'),
    node_taints_policy: ifSet('text'),
    topology_key: inStruct('text'),
    when_unsatisfiable: inStruct('text', {
      default: 'DoNotSchedule',
      consequence: 'a hard rule: pods wait that would otherwise run; the API asks for a word',
    }),
  },
};
