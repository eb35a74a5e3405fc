/** Suffix of what belongs to the second version of a model, which no model may have in its own name. */
export const canarySuffix = '-canary';

/** Names of the workloads of a model: its own, and that of its second version. */
export function workloadNames(model: string): { readonly stable: string; readonly canary: string } {
  return { stable: model, canary: `${model}${canarySuffix}` };
}

/** Name of the IAM role of the pods of a workload. */
export function servingRoleName(app: string, workload: string): string {
  return `${app}-${workload}`;
}

/**
 * IAM path of the roles of an app's pods. The store's key, bucket and alarm know its readers by it, so none of them changes when a model comes
 * or goes.
 */
export function servingRolePath(app: string): string {
  return `/${app}-models/`;
}

/** Tag of such a role: the one model that it reads. */
export const modelTag = 'spot-serving-model';
