import type { Role } from './stake';

const instance = 'metadata.labels.app&kubernetes&io/instance';

/**
 * What goes with an object of which a value tells more than its type, by a name for the row; the first that fits counts. Paths as in a plan, without indices
 * of lists of one, `&` for a dot in a name.
 */
export const roles: Record<string, Role> = {
  'termination handler': {
    type: 'helm_release',
    where: { attribute: 'chart', is: /aws-node-termination-handler$/ },
    severity: 'danger',
    topic: 'stops',
    words: 'nobody heeds Spot warnings any more: nodes go with requests in them',
  },
  'cluster autoscaler': {
    type: 'helm_release',
    where: { attribute: 'chart', is: /cluster-autoscaler$/ },
    severity: 'danger',
    topic: 'stops',
    words: 'no node is added any more: pods that find no room wait for ever',
  },
  'metrics server': {
    type: 'helm_release',
    where: { attribute: 'chart', is: /metrics-server$/ },
    severity: 'danger',
    topic: 'stops',
    words: 'nobody measures pods any more: no model scales',
  },
  'load balancer controller': {
    type: 'helm_release',
    where: { attribute: 'chart', is: /aws-load-balancer-controller$/ },
    severity: 'danger',
    topic: 'stops',
    words: 'new pods get no requests: nobody tells the balancer of them',
  },
  'disruption budget': {
    type: 'helm_release',
    where: { attribute: 'values', is: /PodDisruptionBudget/ },
    severity: 'danger',
    topic: 'weaker',
    words: 'a drain may take all pods of {name} at once',
  },
  'rule of Spot warnings': {
    type: 'aws_cloudwatch_event_rule',
    where: { attribute: 'event_pattern', is: /Spot Instance Interruption Warning/ },
    severity: 'danger',
    topic: 'stops',
    words: 'nobody hears of Spot warnings any more: nodes go with requests in them',
  },
  'queue of warnings': {
    type: 'aws_sqs_queue',
    where: { attribute: 'name', is: /interruptions$/ },
    severity: 'danger',
    topic: 'stops',
    words: 'Spot warnings have no queue {name} any more: nodes go with requests in them',
    holds: true,
  },
  canary: {
    type: 'kubernetes_deployment*',
    where: { attribute: instance, is: /-canary$/ },
    severity: 'care',
    topic: 'changes',
    words: 'canary {name} goes',
  },
  model: {
    type: 'kubernetes_deployment*',
    where: { attribute: 'metadata.labels.app&kubernetes&io/component', is: /^model-server$/ },
    severity: 'danger',
    topic: 'stops',
    words: 'model {name} stops answering',
  },
  headroom: {
    type: 'kubernetes_deployment*',
    where: { attribute: 'spec.template.spec.priority_class_name', is: /headroom/ },
    severity: 'danger',
    topic: 'weaker',
    words: 'no room is kept: after a Spot warning pods wait for a new node',
  },
};
