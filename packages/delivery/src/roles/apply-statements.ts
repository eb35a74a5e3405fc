import type { Statement } from '@spot-serving/core';

import { checkSeals } from '../seal/seal-statements';
import type { ApplyPlace } from './apply-place';
import { contentDenials } from './content-denials';
import { identityStatements } from './identity-statements';
import { bucketsArn, identityArns } from './owned-arns';
import { publicParameters } from './public-parameters';
import { recordStatements } from './record-statements';
import { namedReads, refreshActions, userDataReads } from './refresh-actions';
import { serviceStatements, unnamed } from './service-statements';
import { type StateAccess, writeStates } from './state-statements';

/** What may be done to a bucket; objects are kept off by a denial. */
const bucketActions = [
  's3:CreateBucket',
  's3:DeleteBucket',
  's3:DeleteBucketPolicy',
  's3:Get*',
  's3:List*',
  's3:Put*',
  's3:TagResource',
  's3:UntagResource',
];

/** What the rights on whole services have already is not said twice: a role's policies have a quota. */
const isNotCovered = (action: string): boolean => !unnamed.some((service) => action.startsWith(`${service}:`));

/**
 * What a role that applies one app may do: the app's services in its region, its buckets but not their objects, its roles within their
 * boundary, records in hosted zones, its own states. What it may not read is what no role of the delivery may.
 */
export function applyStatements(place: ApplyPlace, states: StateAccess): Statement[] {
  const { app, partition, seals } = place;
  return [
    { Sid: 'Refresh', Effect: 'Allow', Action: refreshActions.filter(isNotCovered), Resource: '*' },
    {
      Sid: 'OwnIdentities',
      Effect: 'Allow',
      Action: namedReads.filter((action) => action.startsWith('iam:')),
      Resource: [...identityArns(place, ['role', 'instance-profile', 'policy'])],
    },
    ...serviceStatements(place, [states.keyArn, seals.reviewKeyArn, seals.decisionKeyArn]),
    { Sid: 'Buckets', Effect: 'Allow', Action: bucketActions, Resource: bucketsArn(place) },
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
    ...checkSeals(seals),
    ...contentDenials(states, place, userDataReads),
  ];
}
