import type { Transition } from './transition';

/** What happens to helm releases, and to what they render, by a name for the row. */
export const releaseTransitions: Record<string, Transition> = {
  'warnings unheeded': {
    type: 'helm_release',
    attribute: /^values\b.*\benableSqsTerminationDraining$/,
    when: { to: false },
    severity: 'danger',
    topic: 'stops',
    words: '{name} no longer heeds Spot warnings: nodes go with requests in them',
    source: 'aws-node-termination-handler, chart 0.27.6, enableSqsTerminationDraining; infra 2.2',
  },
  'drain cut off': {
    type: 'helm_release',
    attribute: /^values\b.*\bnodeTerminationGracePeriod$/,
    when: { lower: true },
    severity: 'care',
    topic: 'weaker',
    words: '{name} drains a node for {to} s, instead of {from} s',
    source: 'aws-node-termination-handler, chart 0.27.6, nodeTerminationGracePeriod',
  },
  'all pods at once': {
    type: 'helm_release',
    attribute: /^values\b.*\.spec\.maxUnavailable$/,
    when: { to: '100%' },
    severity: 'danger',
    topic: 'weaker',
    words: 'a drain may take all pods of {name} at once',
    source: 'Kubernetes, "Specifying a Disruption Budget for your Application"',
  },
  'more pods at once': {
    type: 'helm_release',
    attribute: /^values\b.*\.spec\.maxUnavailable$/,
    when: { higher: true },
    severity: 'care',
    topic: 'weaker',
    words: 'a drain may take {to} pods of {name} at once, instead of {from}',
    source: 'Kubernetes, "Specifying a Disruption Budget for your Application"',
  },
  'a single replica': {
    type: 'helm_release',
    attribute: /^values\b.*\.?replica(?:s|Count)$/,
    when: { lower: true, below: 2 },
    severity: 'care',
    topic: 'weaker',
    words: '{name} runs with {to} replica: while it moves, nobody does its work',
    source: 'Kubernetes, "Disruptions"',
  },
  'another chart': {
    type: 'helm_release',
    attribute: /^version$/,
    when: {},
    severity: 'care',
    topic: 'changes',
    words: 'chart {name} {from} → {to}',
    source: 'Helm, "helm upgrade"',
  },
};
