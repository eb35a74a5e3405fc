import { partitionOf } from '../aws/partition';
import { computeRegionProblems } from '../aws/place-problems';
import { type Problem, when } from '../problems';
import type { Environment } from './environment';

/**
 * What an environment names of another partition than that of its region: accounts, identities and addresses of one are unknown in any other (IAM user guide,
 * "Identify AWS resources with ARNs"). Roles have a rule of their own, `roleArnProblems`.
 */
export function partitionProblems({ region, state, delivery, endpoint }: Environment): Problem[] {
  if (computeRegionProblems(region).length > 0) return [];
  const own = partitionOf(region)?.id;
  const { authentication } = endpoint ?? {};
  const trustStoreArn = authentication?.kind === 'mtls' ? authentication.trustStoreArn : undefined;
  const arns = [
    ['delivery.runner.connectionArn', delivery?.runner?.connectionArn],
    ['endpoint.authentication.trustStoreArn', trustStoreArn],
  ] as const;
  const elsewhere = partitionOf(state.region ?? region)?.id ?? own;
  const against = ['region'];
  return [
    ...arns.flatMap(([path, value]) => {
      const [, partition = own] = /^arn:(aws[a-z-]*):/.exec(value ?? '') ?? [];
      return when(partition !== own, { path, value, fix: `write arn:${own}:, the partition of ${region}`, against });
    }),
    ...when(elsewhere !== own, {
      path: 'state.region',
      value: state.region,
      fix: `name a region of the partition of ${region}: an app reaches nothing in ${elsewhere}`,
      against,
    }),
  ];
}
