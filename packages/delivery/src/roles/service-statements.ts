import type { Statement } from '@spot-serving/core';
import type { ApplyPlace } from './apply-place';
import { othersDenial } from './others-denials';

/** Services whose ARNs carry names that begin with the app's. */
const named = ['cloudtrail', 'codebuild', 'eks', 'events', 'sns', 'sqs'];

/** Services whose ARNs carry ids that AWS gives, or names that begin with a service's. */
const unnamed = ['acm', 'autoscaling', 'cloudwatch', 'ec2', 'elasticloadbalancing', 'kms', 'logs', 'tag'];

/** What a cluster's parts are called in ARNs, as far as ours has them (Service Authorization Reference, "Amazon EKS"). */
const clusterParts = ['access-entry', 'addon', 'nodegroup', 'podidentityassociation'];

/**
 * What nobody applies with: it reads, or runs code on, machines and disks that are there already, and no stack of ours has one that is not
 * its group's (EC2 and CloudWatch Logs API references).
 */
export const trespasses: readonly string[] = [
  'ec2:CreateReplaceRootVolumeTask',
  'ec2:CreateSnapshot*',
  'ec2:CreateStoreImageTask',
  'ec2:ExportImage',
  'ec2:ModifyImageAttribute',
  'ec2:ModifyInstanceAttribute',
  'ec2:ModifySnapshotAttribute',
  'logs:CreateExportTask',
];

/**
 * The services that an app consists of, in its region: by name where an ARN has one, otherwise everything but what is another's.
 *
 * @param stateKeyArn the key of the states, which is bootstrap's and yet encrypts the app's states
 */
export function serviceStatements({ app, partition, region, account }: ApplyPlace, stateKeyArn: string): Statement[] {
  const all = (services: readonly string[]) => services.map((service) => `${service}:*`);
  const arn = (service: string, name: string) => `arn:${partition}:${service}:${region}:${account}:${name}`;
  const ours = [
    arn('cloudtrail', `trail/${app}-*`),
    arn('codebuild', `project/${app}-*`),
    arn('eks', `cluster/${app}`),
    ...clusterParts.map((part) => arn('eks', `${part}/${app}/*`)),
    arn('events', `rule/${app}-*`),
    arn('sns', `${app}-*`),
    arn('sqs', `${app}-*`),
  ];
  const inRegion = { StringEquals: { 'aws:RequestedRegion': region } };
  return [
    { Sid: 'NamedServices', Effect: 'Allow', Action: all(named), Resource: ours },
    // EKS checks no ARN when a cluster is made (Service Authorization Reference).
    {
      Sid: 'UnnamedServices',
      Effect: 'Allow',
      Action: [...all(unnamed), 'eks:CreateCluster'],
      Resource: '*',
      Condition: inRegion,
    },
    othersDenial(all([...named, ...unnamed]), [app], [stateKeyArn]),
    { Sid: 'NoTrespass', Effect: 'Deny', Action: [...trespasses], Resource: '*' },
  ];
}
