import { Token } from 'cdktf';

import {
  type IModelStore,
  MisconfigurationError,
  nameProblems,
  partitionOf,
  type Problem,
  unless,
} from '@spot-serving/core';

import { modelAddress, requireModelName } from './model-address';
import { readerStatements } from './policy/identity-policies';
import { bucketArn, s3Service } from './store-identity';

/** A store that exists, as its readers need to know it. */
export interface ModelStoreAttributes {
  /** Name of the bucket. */
  readonly bucketName: string;
  /** Region of the bucket. */
  readonly region: string;
  /** ARN of the key that its objects are stored under. */
  readonly keyArn: string;
}

/**
 * The store of `attributes`; makes nothing. Its bucket and key must let the readers in by policies of their own.
 *
 * @throws MisconfigurationError with every problem at once
 */
export function existingModelStore(attributes: ModelStoreAttributes): IModelStore {
  const problems = attributeProblems(attributes);
  if (problems.length > 0) throw new MisconfigurationError('existing model store', problems);
  const { bucketName, region, keyArn } = attributes;
  const access = { bucketArn: bucketArn(region, bucketName), keyArn, s3Service: s3Service(region) };
  return {
    modelUri: (model, version) => modelAddress(bucketName, model, version),
    readerStatements: (model) => {
      requireModelName(model);
      return readerStatements(access, model);
    },
  };
}

function attributeProblems({ bucketName, region, keyArn }: ModelStoreAttributes): Problem[] {
  const isKey = Token.isUnresolved(keyArn) || /^arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/.test(keyArn);
  return [
    ...(Token.isUnresolved(bucketName) ? [] : nameProblems('s3-bucket', bucketName, 'bucketName')),
    ...unless(partitionOf(region), { path: 'region', value: region, fix: "name an AWS region, such as 'eu-west-1'" }),
    ...unless(isKey, { path: 'keyArn', value: keyArn, fix: 'write the ARN of a key, not of an alias' }),
  ];
}
