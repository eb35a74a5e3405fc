import type { ITerraformDependable } from 'cdktf';

import type { Statement } from '@spot-serving/core';

import type { ChartName } from '../charts/chart-keys';
import { controllerNamespace } from './controller-release';

/** Whose pods need which rights: what an EKS Pod Identity is made of. */
export interface ControllerIdentity {
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
  /** The rights. */
  readonly statements: readonly Statement[];
}

/** AWS rights that the pods of a controller get; `PodIdentity` of `@spot-serving/eks-spot` is one. */
export interface GrantedIdentity {
  /** What the pods wait for: without it, those that start get no credentials until they are restarted (infra 2.4). */
  readonly ready: readonly ITerraformDependable[];
}

/** Service account of a controller's pods; it has the name of the chart. */
export function serviceAccountOf(chart: ChartName): Omit<ControllerIdentity, 'statements'> {
  return { namespace: controllerNamespace, serviceAccount: chart };
}
