import { type Expander, ifSet, inStruct } from '../translate/expander';
import { labelSelector } from './selector';

const required = 'required_during_scheduling_ignored_during_execution';
const preferred = 'preferred_during_scheduling_ignored_during_execution';

const nodeRequirement: Expander = {
  source: 'structures.go expandNodeSelectorRequirementList',
  arguments: { key: inStruct('text'), operator: inStruct('text'), values: ifSet('texts') },
};

const nodeTerm: Expander = {
  source: 'structures.go expandNodeSelectorTerm',
  arguments: {
    match_expressions: ifSet('blocks', { of: nodeRequirement }),
    match_fields: ifSet('blocks', { of: nodeRequirement }),
  },
};

const nodeSelector: Expander = {
  source: 'structures_affinity.go expandNodeSelector',
  arguments: { node_selector_term: inStruct('blocks', { of: nodeTerm, to: 'nodeSelectorTerms', zero: null }) },
};

const preferredNode: Expander = {
  source: 'structures_affinity.go expandPreferredSchedulingTerms',
  arguments: { preference: inStruct('block', { of: nodeTerm }), weight: inStruct('whole') },
};

const nodeAffinity: Expander = {
  source: 'structures_affinity.go expandNodeAffinity',
  arguments: { [required]: ifSet('block', { of: nodeSelector }), [preferred]: ifSet('blocks', { of: preferredNode }) },
};

const podTerm: Expander = {
  source: 'structures_affinity.go expandPodAffinityTerms',
  arguments: {
    label_selector: ifSet('block', { of: labelSelector, several: 'first' }),
    namespace_selector: ifSet('block', { of: labelSelector, several: 'first' }),
    namespaces: ifSet('texts'),
    topology_key: inStruct('text'),
  },
};

const weightedPodTerm: Expander = {
  source: 'structures_affinity.go expandWeightedPodAffinityTerms',
  arguments: { pod_affinity_term: inStruct('block', { of: podTerm }), weight: inStruct('whole') },
};

const podAffinity: Expander = {
  source: 'structures_affinity.go expandPodAffinity',
  arguments: { [required]: ifSet('blocks', { of: podTerm }), [preferred]: ifSet('blocks', { of: weightedPodTerm }) },
};

/** Where a pod may be, by nodes and by other pods. */
export const affinity: Expander = {
  source: 'structures_affinity.go expandAffinity',
  arguments: {
    node_affinity: ifSet('block', { of: nodeAffinity }),
    pod_affinity: ifSet('block', { of: podAffinity }),
    pod_anti_affinity: ifSet('block', {
      of: { ...podAffinity, source: 'structures_affinity.go expandPodAntiAffinity' },
    }),
  },
};
