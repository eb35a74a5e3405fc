import type { Problem } from '@spot-serving/core';

/** A group of AWS regions that share accounts and the second field of an ARN. */
export type Partition = 'aws' | 'aws-us-gov';

/**
 * The partition of `region`, or `undefined` for one whose names this package does not know.
 *
 * The patterns are those of the AWS SDKs' `partitions.json`. China is left out on purpose: there some endpoint services are
 * `cn.com.amazonaws...` and others `com.amazonaws...`, service by service (aws/aws-cdk#11140), and nobody has tried ours.
 */
export function partitionOf(region: string): Partition | undefined {
  if (/^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/.test(region)) return 'aws';
  return /^us-gov-\w+-\d+$/.test(region) ? 'aws-us-gov' : undefined;
}

/** What is wrong with `region`, as a problem at `region`: its names are not known here. */
export function regionProblems(region: string): Problem[] {
  const fix = "name a region of the partitions aws or aws-us-gov, such as 'eu-west-1'; elsewhere service names differ";
  return partitionOf(region) ? [] : [{ path: 'region', value: region, fix }];
}

/** Name of the endpoint service of `service` in `region` (AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink"). */
export function endpointServiceName(region: string, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}
