import { bootstrapName, type Statement } from '@spot-serving/core';

import { copiesOfModels } from './copies-of-models';
import { linkedServices } from './linked-services';
import type { AppPlace } from './owned-arns';
import type { StateAccess } from './state-statements';

/** Services that make, change or hand out identities, or speak for the account: of these a role of an app gets nothing but {@link identityReads}. */
export const identityServices: readonly string[] = [
  'account',
  'billing',
  'iam',
  'identitystore',
  'identitystore-auth',
  'organizations',
  'rolesanywhere',
  'sso',
  'sso-directory',
  'sso-oauth',
  'sts',
];

/**
 * What is left of those services: a balancer's controller looks for certificates that somebody uploaded to IAM (its install guide, `iam_policy.json`),
 * and every SDK may ask who it is.
 */
export const identityReads: readonly string[] = [
  'iam:GetServerCertificate',
  'iam:ListServerCertificates',
  'sts:GetCallerIdentity',
];

/** What a resource's own policy could grant to a session past the boundary, so a denial says it once more (IAM user guide, "Permissions boundaries"). */
export const handedOut: readonly string[] = ['sts:AssumeRole*', 'sts:GetFederationToken'];

/**
 * What a node pulls images with (AWS managed policy reference, `AmazonEC2ContainerRegistryPullOnly`): an account keeps its images in one region, for apps of all, and
 * in one account for all.
 */
const imagePulls: readonly string[] = ['ecr:BatchGetImage', 'ecr:GetAuthorizationToken', 'ecr:GetDownloadUrlForLayer'];

/** What changes an image of the account's registry, which bootstrap made. */
export const imageActions: readonly string[] = [
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
 * the account or of its organization. Images it only pulls, those of other regions too. Of IAM and its like it has a list of reads, so that an action which
 * AWS adds is not in it. Copies of models go to stores of other regions.
 *
 * A boundary permits nothing by itself (IAM user guide, "Permissions boundaries for IAM entities").
 */
export function boundaryStatements(
  { app, region, partition, account }: AppPlace,
  { bucketArn, keyArn }: StateAccess,
): Statement[] {
  return [
    {
      Sid: 'AtMostInTheRegion',
      Effect: 'Allow',
      NotAction: identityServices.map((service) => `${service}:*`),
      Resource: '*',
      Condition: { StringEquals: { 'aws:RequestedRegion': region } },
    },
    { Sid: 'IdentitiesToLookAt', Effect: 'Allow', Action: [...identityReads], Resource: '*' },
    linkedServices({ partition, account }),
    { Sid: 'NobodyElse', Effect: 'Deny', Action: [...handedOut], Resource: '*' },
    { Sid: 'ImagesOfAnyRegion', Effect: 'Allow', Action: [...imagePulls], Resource: '*' },
    ...copiesOfModels({ partition, account }, [app, bootstrapName]),
    { Sid: 'NoChangeOfImages', Effect: 'Deny', Action: [...imageActions], Resource: '*' },
    { Sid: 'NoStates', Effect: 'Deny', Action: 's3:*', Resource: [bucketArn, `${bucketArn}/*`] },
    { Sid: 'NoKeyOfStates', Effect: 'Deny', Action: 'kms:*', Resource: keyArn },
  ];
}
