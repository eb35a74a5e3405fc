import { partitionOf } from '../aws/partition';

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

/** An app's place in AWS. */
interface AppPlace {
  readonly name: string;
  readonly region: string;
  readonly account: string;
}

/** ARN of that role. It is known before the role exists, so that the store can name its readers. */
export function servingRoleArn({ name, region, account }: AppPlace, workload: string): string {
  return `arn:${partitionOf(region)?.id}:iam::${account}:role/${servingRoleName(name, workload)}`;
}
