import type { Statement } from '@spot-serving/core';
import type { ApplyPlace } from './apply-place';
import { contentDenials } from './content-denials';
import { identityStatements } from './identity-statements';
import { publicParameters } from './public-parameters';
import { recordStatements } from './record-statements';
import { refreshActions } from './refresh-actions';
import { serviceStatements } from './service-statements';
import { type StateAccess, writeStates } from './state-statements';

/** What may be done to a bucket; objects are kept off by a denial. */
const bucketActions = [
  's3:CreateBucket',
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:Get*',
  's3:ListBucket',
  's3:Put*',
  's3:TagResource',
  's3:UntagResource',
];

/**
 * What a role that applies one app may do: the app's services in its region, its buckets but not their objects, its roles within their
 * boundary, records in hosted zones, its own states. What it may not read is what no role of the delivery may.
 */
export function applyStatements(place: ApplyPlace, states: StateAccess): Statement[] {
  const { app, partition } = place;
  return [
    { Sid: 'Refresh', Effect: 'Allow', Action: [...refreshActions], Resource: '*' },
    ...serviceStatements(place, states.keyArn),
    { Sid: 'Buckets', Effect: 'Allow', Action: bucketActions, Resource: `arn:${partition}:s3:::${app}-*` },
    {
      Sid: 'NoObjects',
      Effect: 'Deny',
      Action: ['s3:PutObject*', 's3:DeleteObject*'],
      NotResource: `${states.bucketArn}/${app}/*`,
    },
    ...recordStatements(partition),
    publicParameters(partition),
    ...identityStatements(place),
    ...writeStates(states, app),
    ...contentDenials(states, place),
  ];
}
