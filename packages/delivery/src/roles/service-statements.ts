import type { Statement } from '@spot-serving/core';

import { othersDenial } from './others-denials';
import { type AppPlace, serviceArns } from './owned-arns';
import { strangersStay } from './strangers-denials';

/** Services whose ARNs carry names that begin with the app's. */
const named = ['cloudtrail', 'codebuild', 'eks', 'events', 'sns', 'sqs', 'wafv2'];

/** Services whose ARNs carry ids that AWS gives, or names that begin with a service's. */
export const unnamed: readonly string[] = [
  'acm',
  'autoscaling',
  'cloudwatch',
  'ec2',
  'elasticloadbalancing',
  'kms',
  'logs',
  'tag',
];

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
 * The services that an app consists of, in its region: by name where an ARN has one, otherwise everything but what is another's; of keys, aliases,
 * instances and their disks only what is the app's own.
 *
 * @param besides ARNs of keys that are bootstrap's and yet used by the app, of which other statements speak
 */
export function serviceStatements(place: AppPlace, besides: readonly string[]): Statement[] {
  const all = (services: readonly string[]) => services.map((service) => `${service}:*`);
  const inRegion = { StringEquals: { 'aws:RequestedRegion': place.region } };
  return [
    { Sid: 'NamedServices', Effect: 'Allow', Action: all(named), Resource: [...serviceArns(place)] },
    // EKS checks no ARN when a cluster is made (Service Authorization Reference).
    {
      Sid: 'UnnamedServices',
      Effect: 'Allow',
      Action: [...all(unnamed), 'eks:CreateCluster'],
      Resource: '*',
      Condition: inRegion,
    },
    othersDenial(all([...named, ...unnamed]), [place.app], besides),
    ...strangersStay(place),
    { Sid: 'NoTrespass', Effect: 'Deny', Action: [...trespasses], Resource: '*' },
  ];
}
