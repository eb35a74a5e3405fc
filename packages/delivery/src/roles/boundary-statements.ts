import { bootstrapName, type Statement } from '@spot-serving/core';
import type { ApplyPlace } from './apply-place';
import { linkedServices } from './linked-services';
import { othersDenial } from './others-denials';
import type { StateAccess } from './state-statements';

/** How the names of IAM's writes begin, of all but `CreateServiceLinkedRole`, which a service's first use needs (Service Authorization Reference). */
const writes = [
  'A',
  'Ch',
  'CreateA',
  'CreateD',
  'CreateG',
  'CreateI',
  'CreateL',
  'CreateO',
  'CreateP',
  'CreateR',
  'CreateSA',
  'CreateServiceS',
  'CreateU',
  'CreateV',
  'D',
  'E',
  'P',
  'R',
  'S',
  'T',
  'U',
];

/** What makes, changes or hands out an identity or its rights. */
const identityActions = [...writes.map((verb) => `iam:${verb}*`), 'sts:AssumeR*', 'sts:GetFederationToken'];

/** What changes an image of the account's registry, which bootstrap made. */
const imageActions = [
  'ecr:*Delete*',
  'ecr:Complete*',
  'ecr:Create*',
  'ecr:Initiate*',
  'ecr:Put*',
  'ecr:Set*',
  'ecr:Tag*',
  'ecr:Untag*',
  'ecr:Update*',
  'ecr:Upload*',
];

/**
 * The most that a role of an app can have, whatever its policies say: the app's region, no identities, no states, nothing of another app, of
 * the account or of its organization. Images in the account's registry it only pulls.
 *
 * A boundary permits nothing by itself (IAM user guide, "Permissions boundaries for IAM entities").
 */
export function boundaryStatements(
  { app, region, partition, account }: Omit<ApplyPlace, 'boundaryArn'>,
  { bucketArn, keyArn }: StateAccess,
): Statement[] {
  return [
    {
      Sid: 'AtMostInTheRegion',
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    linkedServices({ partition, account }),
    { Sid: 'NoIdentities', Effect: 'Deny', Action: identityActions, Resource: '*' },
    othersDenial(['*'], [app, bootstrapName]),
    { Sid: 'NoChangeOfImages', Effect: 'Deny', Action: imageActions, Resource: '*' },
    { Sid: 'NoAccount', Effect: 'Deny', Action: ['account:*', 'billing:*', 'organizations:*'], Resource: '*' },
    { Sid: 'NoStates', Effect: 'Deny', Action: 's3:*', Resource: [bucketArn, `${bucketArn}/*`] },
    { Sid: 'NoKeyOfStates', Effect: 'Deny', Action: 'kms:*', Resource: keyArn },
  ];
}
