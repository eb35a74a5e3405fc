import { partitionOf } from '../aws/partition';

/** Name of the IAM role of the pods that serve a model. */
export function servingRoleName(app: string, model: string): string {
  return `${app}-${model}`;
}

/** ARN of that role. It is known before the role exists, so that the store can name its readers. */
export function servingRoleArn({ name, region, account }: { readonly name: string; readonly region: string; readonly account: string }, model: string): string {
  return `arn:${partitionOf(region)?.id}:iam::${account}:role/${servingRoleName(name, model)}`;
}
