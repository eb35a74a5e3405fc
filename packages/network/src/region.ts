import { partitionOf, type Problem, unless } from '@spot-serving/core';

/** Partitions in which every service that a network names is called alike. */
const partitions: readonly (string | undefined)[] = ['aws', 'aws-us-gov'];

/**
 * What is wrong with `region`, as a problem at `region`: its names are not known here.
 *
 * China is left out on purpose: there some endpoint services are `cn.com.amazonaws...` and others `com.amazonaws...`, service by service
 * (aws/aws-cdk#11140), and nobody has tried ours.
 */
export function regionProblems(region: string): Problem[] {
  const fix = "name a region of the partitions aws or aws-us-gov, such as 'eu-west-1'; elsewhere service names differ";
  return unless(partitions.includes(partitionOf(region)?.id), { path: 'region', value: region, fix });
}

/** Name of the endpoint service of `service` in `region` (AWS PrivateLink guide, "AWS services that integrate with AWS PrivateLink"). */
export function endpointServiceName(region: string, service: string): string {
  return `com.amazonaws.${region}.${service}`;
}
