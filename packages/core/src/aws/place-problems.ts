import { type Problem, unless } from '../problems';
import { unknownRegionFix } from './other-region-fix';
import { isAccount, partitionOf } from './partition';
import type { RegionAndAccount } from './place';

/**
 * Partitions in which every service that networks and clusters name is called alike. China is left out on purpose: there some endpoint
 * services are `cn.com.amazonaws...` and others `com.amazonaws...`, service by service (aws/aws-cdk#11140), and nobody has tried ours.
 */
const alike: readonly (string | undefined)[] = ['aws', 'aws-us-gov'];

/** What is wrong with a region: that it is none, or of a cloud whose names of services are not known here. */
export function regionProblems(region: string): Problem[] {
  const fix =
    "name an AWS region, such as 'eu-west-1', of AWS, AWS GovCloud or AWS China; names of services elsewhere are not known here";
  return unless(partitionOf(region), { path: 'region', value: region, fix });
}

/** What is wrong with the region of a network or a cluster, which name services that are called otherwise in China. */
export function computeRegionProblems(region: string): Problem[] {
  const why = region.startsWith('cn-')
    ? 'in AWS China endpoints of services are called otherwise, and images come from registries that are not reached from there'
    : 'elsewhere service names differ';
  const fix = `name an AWS region of the partitions aws or aws-us-gov, such as 'eu-west-1'; ${why}`;
  return unless(alike.includes(partitionOf(region)?.id), { path: 'region', value: region, fix });
}

/** That nobody knows of EKS in a region: what was meant perhaps, and what else there is to do. */
export function unknownRegion(path: string, value: string, otherwise = ''): Problem {
  return { path, value, fix: `${unknownRegionFix(value)}${otherwise}` };
}

/** What is wrong with an account; a number has lost its leading zeros. */
export function accountProblems(account: string): Problem[] {
  const fix = 'write the twelve digits of the AWS account as a string';
  return unless(isAccount(account), { path: 'account', value: account, fix });
}

/** What is wrong with a region and an account that stand in policies as text, so that neither may wait for apply. */
export function placeProblems({ region, account }: RegionAndAccount): Problem[] {
  return [...regionProblems(region), ...accountProblems(account)];
}
