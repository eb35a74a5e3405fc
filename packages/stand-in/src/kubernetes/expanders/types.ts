import { type Expander, inStruct } from '../translate/expander';
import { autoscalerSpec } from './autoscaler';
import { claimSpec } from './claim';
import { cronJobSpec, jobSpec } from './job';
import {
  configMap,
  flat,
  inCluster,
  priorityClass,
  secret,
  secretUnsent,
  type SentKind,
  serviceAccount,
  serviceAccountUnsent,
  storageClass,
  withSpec,
} from './kinds';
import { ingressSpec, networkPolicySpec } from './network';
import { podSpec } from './pod';
import { disruptionBudgetSpec, limitRangeSpec, resourceQuotaSpec } from './policy';
import { clusterRole, role, roleBinding } from './rbac';
import { serviceSpec } from './service';
import { daemonSetSpec, deploymentSpec, statefulSetSpec } from './workload';

/** The provider whose files these tables follow; the bindings pin it (`@cdktf/provider-kubernetes`). */
export const provider = { name: 'hashicorp/kubernetes', version: '2.38.0' };

const rbac = 'rbac.authorization.k8s.io/v1';

/** A namespace has a spec that nobody can say anything of. */
const namespaceSpec: Expander = { source: 'resource_kubernetes_namespace_v1.go', arguments: {} };

/** Every resource type whose object these tables know, without its version at the end. */
const kinds: Readonly<Record<string, SentKind>> = {
  cluster_role_binding_v1: flat(
    rbac,
    'ClusterRoleBinding',
    { source: 'resource_kubernetes_cluster_role_binding_v1.go', arguments: roleBinding },
    inCluster,
  ),
  cluster_role_v1: flat(
    rbac,
    'ClusterRole',
    { source: 'resource_kubernetes_cluster_role_v1.go', arguments: clusterRole },
    inCluster,
  ),
  config_map_v1: flat('v1', 'ConfigMap', { source: 'resource_kubernetes_config_map_v1.go', arguments: configMap }),
  cron_job_v1: withSpec('batch/v1', 'CronJob', cronJobSpec),
  daemon_set_v1: withSpec('apps/v1', 'DaemonSet', daemonSetSpec),
  deployment_v1: withSpec('apps/v1', 'Deployment', deploymentSpec),
  horizontal_pod_autoscaler_v2: withSpec('autoscaling/v2', 'HorizontalPodAutoscaler', autoscalerSpec),
  ingress_v1: withSpec('networking.k8s.io/v1', 'Ingress', ingressSpec),
  job_v1: withSpec('batch/v1', 'Job', jobSpec),
  limit_range_v1: withSpec('v1', 'LimitRange', limitRangeSpec),
  namespace_v1: flat(
    'v1',
    'Namespace',
    { source: 'resource_kubernetes_namespace_v1.go', arguments: { spec: inStruct('block', { of: namespaceSpec }) } },
    inCluster,
  ),
  network_policy_v1: withSpec('networking.k8s.io/v1', 'NetworkPolicy', networkPolicySpec),
  persistent_volume_claim_v1: withSpec('v1', 'PersistentVolumeClaim', claimSpec),
  pod_disruption_budget_v1: withSpec('policy/v1', 'PodDisruptionBudget', disruptionBudgetSpec),
  pod_v1: withSpec('v1', 'Pod', podSpec),
  priority_class_v1: flat(
    'scheduling.k8s.io/v1',
    'PriorityClass',
    { source: 'resource_kubernetes_priority_class_v1.go', arguments: priorityClass },
    inCluster,
  ),
  resource_quota_v1: withSpec('v1', 'ResourceQuota', resourceQuotaSpec),
  role_binding_v1: flat(rbac, 'RoleBinding', {
    source: 'resource_kubernetes_role_binding_v1.go',
    arguments: roleBinding,
  }),
  role_v1: flat(rbac, 'Role', { source: 'resource_kubernetes_role_v1.go', arguments: role }),
  secret_v1: flat('v1', 'Secret', {
    source: 'resource_kubernetes_secret_v1.go',
    arguments: secret,
    unsent: secretUnsent,
  }),
  service_account_v1: flat('v1', 'ServiceAccount', {
    source: 'resource_kubernetes_service_account_v1.go',
    arguments: serviceAccount,
    unsent: serviceAccountUnsent,
  }),
  service_v1: withSpec('v1', 'Service', serviceSpec),
  stateful_set_v1: withSpec('apps/v1', 'StatefulSet', statefulSetSpec),
  storage_class_v1: flat(
    'storage.k8s.io/v1',
    'StorageClass',
    { source: 'resource_kubernetes_storage_class_v1.go', arguments: storageClass },
    inCluster,
  ),
};

/** How the provider sends a resource, by its type in Terraform, such as `kubernetes_deployment_v1`. */
export const sentKinds: ReadonlyMap<string, SentKind> = new Map(
  Object.entries(kinds).map(([type, kind]) => [`kubernetes_${type}`, kind]),
);
