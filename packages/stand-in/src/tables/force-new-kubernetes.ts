import type { ForceNew } from './force-new-entry';

/** Metadata of a kind with and without a namespace: kubernetes/schema_metadata.go. */
const clusterWide = ['metadata.name', 'metadata.generate_name'];
const namespaced = [...clusterWide, 'metadata.namespace'];

const entry = (attributes: readonly string[], file: string): ForceNew => ({
  attributes,
  source: `hashicorp/terraform-provider-kubernetes v2.38.0 (be88f44) kubernetes/${file}.go and kubernetes/schema_metadata.go`,
});

/** A kind under its versioned name and, where both names share one schema, under the plain one. */
const kind = (
  versioned: string,
  plain: string | undefined,
  attributes: readonly string[],
): readonly (readonly [string, ForceNew])[] =>
  [versioned, ...(plain === undefined ? [] : [plain])].map((name) => [
    `kubernetes_${name}`,
    entry(attributes, `resource_kubernetes_${versioned}`),
  ]);

/** Types of hashicorp/kubernetes. */
export const kubernetesForceNew: Readonly<Record<string, ForceNew>> = Object.fromEntries([
  ...kind('cluster_role_v1', 'cluster_role', clusterWide),
  ...kind('cluster_role_binding_v1', 'cluster_role_binding', [...clusterWide, 'role_ref']),
  ...kind('config_map_v1', 'config_map', namespaced),
  ...kind('daemon_set_v1', 'daemonset', namespaced),
  ...kind('deployment_v1', 'deployment', [...namespaced, 'spec.selector']),
  ...kind('horizontal_pod_autoscaler_v2', undefined, namespaced),
  ...kind('ingress_v1', undefined, namespaced),
  ...kind('limit_range_v1', 'limit_range', namespaced),
  ...kind('namespace_v1', 'namespace', clusterWide),
  ...kind('network_policy_v1', 'network_policy', namespaced),
  ...kind('pod_disruption_budget_v1', undefined, [...namespaced, 'spec']),
  ...kind('priority_class_v1', 'priority_class', [...clusterWide, 'preemption_policy', 'value']),
  ...kind('resource_quota_v1', 'resource_quota', [...namespaced, 'spec.scopes']),
  ...kind('role_v1', 'role', namespaced),
  ...kind('role_binding_v1', 'role_binding', [...namespaced, 'role_ref']),
  ...kind('secret_v1', 'secret', [...namespaced, 'type']),
  ...kind('service_v1', 'service', [
    ...namespaced,
    'spec.cluster_ip',
    'spec.cluster_ips',
    'spec.health_check_node_port',
    'spec.load_balancer_class',
  ]),
  ...kind('service_account_v1', 'service_account', namespaced),
  ...kind('storage_class_v1', 'storage_class', [
    ...clusterWide,
    'allowed_topologies',
    'mount_options',
    'parameters',
    'storage_provisioner',
    'volume_binding_mode',
  ]),
]);

/** Types of hashicorp/helm. */
export const helmForceNew: Readonly<Record<string, ForceNew>> = {
  helm_release: {
    attributes: ['name', 'namespace'],
    source: 'hashicorp/terraform-provider-helm v3.1.1 (1cbf08f) helm/resource_helm_release.go',
  },
};
