import type { KubernetesObject } from '../../sent-object';
import { below, type Fields, fieldsOf, type Problem } from '../problem';
import { autoscalerProblems } from './autoscaler';
import { metadataProblems } from './metadata';
import { ingressProblems, networkPolicyProblems } from './network';
import { budgetProblems, configProblems, priorityProblems } from './plain';
import { podSpecProblems } from './pod';
import { bindingProblems, roleProblems } from './rbac';
import { serviceProblems } from './service';
import { claimProblems, limitProblems, storageClassProblems } from './storage';
import { deploymentProblems, jobProblems, workloadProblems } from './workload';

/** What is looked at in the `spec` of a kind. */
const specs: Readonly<Record<string, (spec: Fields) => Problem[]>> = {
  CronJob: (spec) => below('jobTemplate.spec', jobProblems(fieldsOf(fieldsOf(spec.jobTemplate).spec))),
  DaemonSet: workloadProblems,
  Deployment: (spec) => [...workloadProblems(spec), ...deploymentProblems(spec)],
  HorizontalPodAutoscaler: autoscalerProblems,
  Ingress: ingressProblems,
  Job: jobProblems,
  LimitRange: limitProblems,
  NetworkPolicy: networkPolicyProblems,
  PersistentVolumeClaim: claimProblems,
  Pod: podSpecProblems,
  PodDisruptionBudget: budgetProblems,
  Service: serviceProblems,
  StatefulSet: workloadProblems,
};

/** What is looked at in an object that has no `spec`. */
const flat: Readonly<Record<string, (object: KubernetesObject) => Problem[]>> = {
  ClusterRole: roleProblems,
  ClusterRoleBinding: bindingProblems,
  ConfigMap: configProblems,
  PriorityClass: priorityProblems,
  Role: roleProblems,
  RoleBinding: bindingProblems,
  Secret: configProblems,
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
