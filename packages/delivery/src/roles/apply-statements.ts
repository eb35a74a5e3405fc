import type { Statement } from '@spot-serving/core';
import { contentDenials } from './content-denials';
import { identityStatements } from './identity-statements';
import { refreshActions } from './refresh-actions';
import { type StateAccess, writeStates } from './state-statements';

/** The app that a role applies, and where. */
export interface ApplyPlace {
  /** Name of the app, the prefix of all it creates. */
  readonly app: string;
  /** Partition of AWS, such as `aws`. */
  readonly partition: string;
  /** The app's region. */
  readonly region: string;
  /** The account, twelve digits. */
  readonly account: string;
  /** ARN of the boundary that every role of the app must have. */
  readonly boundaryArn: string;
}

/** Services whose resources an app consists of, all of them regional. */
const services = ['acm', 'autoscaling', 'cloudtrail', 'cloudwatch', 'codebuild', 'ec2', 'ecr', 'eks', 'elasticloadbalancing', 'events', 'kms', 'logs', 'sns', 'sqs', 'tag'];

/**
 * What a role that applies one app may do: everything in the app's services in its region, its buckets but not their objects, its roles
 * within their boundary, records in hosted zones, its own states. What it may not read is what no role of the delivery may.
 */
export function applyStatements(place: ApplyPlace, states: StateAccess): Statement[] {
  const { app, partition, region } = place;
  return [
    { Sid: 'Refresh', Effect: 'Allow', Action: [...refreshActions], Resource: '*' },
    {
      Sid: 'ServicesInTheRegion',
      Effect: 'Allow',
      Action: services.map((service) => `${service}:*`),
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    { Sid: 'Buckets', Effect: 'Allow', Action: ['s3:CreateBucket', 's3:DeleteBucket', 's3:DeleteBucketPolicy', 's3:Get*', 's3:ListBucket', 's3:Put*'], Resource: `arn:${partition}:s3:::${app}-*` },
    { Sid: 'NoObjects', Effect: 'Deny', Action: ['s3:PutObject*', 's3:DeleteObject*'], NotResource: `${states.bucketArn}/${app}/*` },
    { Sid: 'Records', Effect: 'Allow', Action: 'route53:ChangeResourceRecordSets', Resource: `arn:${partition}:route53:::hostedzone/*` },
    { Sid: 'PublicParameters', Effect: 'Allow', Action: 'ssm:GetParameter', Resource: `arn:${partition}:ssm:*::parameter/aws/service/*` },
    ...identityStatements(place),
    ...writeStates(states, app),
    ...contentDenials(states, place),
  ];
}
