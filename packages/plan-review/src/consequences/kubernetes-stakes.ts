import type { Stake } from './stake';

/** What goes with an object of Kubernetes or helm, by type without the version at its end. */
export const kubernetesStakes: Record<string, Stake> = {
  helm_release: { severity: 'danger', topic: 'stops', words: 'release {name} goes with all that it made' },
  kubernetes_cluster_role: { severity: 'danger', topic: 'stops', words: 'whoever has role {name} loses its rights' },
  kubernetes_cluster_role_binding: { severity: 'danger', topic: 'stops', words: 'who is bound by {name} loses rights' },
  kubernetes_config_map: { severity: 'care', topic: 'weaker', words: 'pods that mount {name} start no more' },
  kubernetes_daemonset: { severity: 'danger', topic: 'stops', words: '{name} goes from every node' },
  kubernetes_deployment: { severity: 'danger', topic: 'stops', words: '{name} stops: its pods go' },
  kubernetes_horizontal_pod_autoscaler: {
    severity: 'care',
    topic: 'weaker',
    words: '{name} keeps the pods that it has: nothing scales it',
  },
  kubernetes_ingress: {
    severity: 'danger',
    topic: 'stops',
    words: 'paths of {name} are no longer answered, and its balancer may go',
  },
  kubernetes_namespace: {
    severity: 'danger',
    topic: 'lost',
    words: 'namespace {name} goes with everything in it',
    holds: true,
  },
  kubernetes_network_policy: { severity: 'danger', topic: 'outside', words: 'policy {name} closes its pods no more' },
  kubernetes_persistent_volume_claim: {
    severity: 'danger',
    topic: 'lost',
    words: 'volume {name} goes with its data',
    holds: true,
  },
  kubernetes_pod_disruption_budget: {
    severity: 'danger',
    topic: 'weaker',
    words: 'a drain may take all pods of {name} at once',
  },
  kubernetes_priority_class: { severity: 'care', topic: 'weaker', words: 'pods of class {name} start no more' },
  kubernetes_role: { severity: 'danger', topic: 'stops', words: 'whoever has role {name} loses its rights' },
  kubernetes_role_binding: { severity: 'danger', topic: 'stops', words: 'who is bound by {name} loses rights' },
  kubernetes_secret: {
    severity: 'danger',
    topic: 'lost',
    words: 'secret {name} goes: pods that need it start no more',
    holds: true,
  },
  kubernetes_service: {
    severity: 'danger',
    topic: 'stops',
    words: 'service {name} is no longer found: who calls it gets no answer',
  },
  kubernetes_service_account: {
    severity: 'danger',
    topic: 'stops',
    words: 'pods of service account {name} start no more',
  },
  kubernetes_stateful_set: { severity: 'danger', topic: 'stops', words: '{name} stops: its pods go' },
};
