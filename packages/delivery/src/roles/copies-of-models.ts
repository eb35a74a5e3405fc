import type { Statement } from '@spot-serving/core';

import { othersDenial } from './others-denials';
import type { AppPlace } from './owned-arns';

/** What S3 writes a copy by, with the role of a replication. */
const copies = ['s3:ReplicateObject', 's3:ReplicateTags'];

/** What S3 does with the key of the store that gets the copy. */
const keyUse = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'];

/**
 * What roles of an app may do in other regions and with what is another app's: copy models to stores of the account, and through S3 use the keys of
 * these. Who may, the store that gets the copy says itself, in the policies of its bucket and of its key. Nothing is copied to another account, which
 * a role of the app could do past every network.
 *
 * @param owners whose resources the roles may touch otherwise
 */
export function copiesOfModels(
  { partition, account }: Pick<AppPlace, 'partition' | 'account'>,
  owners: readonly string[],
): Statement[] {
  const denial = othersDenial(keyUse, owners);
  const { Sid, Effect, Resource, Condition } = denial;
  const throughS3 = { 'kms:ViaService': 's3.*' };
  return [
    { Sid: 'CopyModels', Effect: 'Allow', Action: copies, Resource: `arn:${partition}:s3:::*-models-${account}/*` },
    {
      Sid: 'KeysOfCopies',
      Effect: 'Allow',
      Action: keyUse,
      Resource: `arn:${partition}:kms:*:${account}:key/*`,
      Condition: { StringLike: throughS3 },
    },
    {
      Sid: 'CopiesStay',
      Effect: 'Deny',
      Action: 's3:Replicate*',
      Resource: '*',
      Condition: { StringNotEquals: { 'aws:ResourceAccount': account } },
    },
    { Sid, Effect, NotAction: keyUse, Resource, Condition },
    { ...denial, Sid: 'OthersKeysStay', Condition: { ...Condition, StringNotLike: throughS3 } },
  ];
}
