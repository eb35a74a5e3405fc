import type { KubernetesObject } from '../../sent-object';
import { below, type Fields, fieldsOf, type Problem } from '../problem';
import { autoscalerProblems } from './autoscaler';
import { cronJobProblems, cronNameProblems } from './cron-job';
import { metadataProblems } from './metadata';
import { ingressProblems, networkPolicyProblems } from './network';
import { budgetProblems, configProblems, priorityProblems } from './plain';
import { podSpecProblems } from './pod';
import { quotaProblems } from './quota';
import { bindingProblems, roleProblems } from './rbac';
import { secretProblems } from './secret';
import { serviceProblems } from './service';
import { claimProblems, limitProblems, storageClassProblems } from './storage';
import { deploymentProblems, jobProblems, updateProblems, workloadProblems } from './workload';

/** What is looked at in the `spec` of a kind. */
const specs: Readonly<Record<string, (spec: Fields) => Problem[]>> = {
  CronJob: cronJobProblems,
  DaemonSet: (spec) => [...workloadProblems(spec), ...updateProblems(spec)],
  Deployment: (spec) => [...workloadProblems(spec), ...deploymentProblems(spec)],
  HorizontalPodAutoscaler: autoscalerProblems,
  Ingress: ingressProblems,
  Job: jobProblems,
  LimitRange: limitProblems,
  NetworkPolicy: networkPolicyProblems,
  PersistentVolumeClaim: claimProblems,
  Pod: podSpecProblems,
  PodDisruptionBudget: budgetProblems,
  ResourceQuota: quotaProblems,
  Service: serviceProblems,
  StatefulSet: (spec) => [...workloadProblems(spec), ...updateProblems(spec)],
};

/** What is looked at in an object as a whole. */
const flat: Readonly<Record<string, (object: KubernetesObject) => Problem[]>> = {
  ClusterRole: roleProblems,
  ClusterRoleBinding: bindingProblems,
  ConfigMap: configProblems,
  CronJob: ({ metadata }) => cronNameProblems(metadata?.name),
  PriorityClass: priorityProblems,
  Role: roleProblems,
  RoleBinding: bindingProblems,
  Secret: secretProblems,
  StorageClass: storageClassProblems,
};

/**
 * What the API server's validation refuses in an object, beyond the types of its fields: names, ranges, words, what excludes each other, what must fit
 * together (kubernetes v1.34.4, pkg/apis). The best known rules, not all of them: nothing found does not mean that it is taken.
 */
export function validationProblems(object: KubernetesObject): Problem[] {
  const { kind } = object;
  const spec = specs[kind];
  return [
    ...metadataProblems(kind, fieldsOf(object.metadata)),
    ...(spec ? below('spec', spec(fieldsOf(object.spec))) : []),
    ...(flat[kind]?.(object) ?? []),
  ];
}
