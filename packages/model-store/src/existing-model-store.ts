import { type IModelStore, MisconfigurationError, nameProblems, type Problem, unless } from '@spot-serving/core';
import { Token } from 'cdktf';
import { modelAddress, ofKnownModel } from './model-address';
import { modelNameProblems } from '@spot-serving/core';

/** A store that exists, as its readers need to know it. */
export interface ModelStoreAttributes {
  /** Name of the bucket. */
  readonly bucketName: string;
  /** ARNs of the policies that permit reading, by model. */
  readonly readerPolicyArns: Readonly<Record<string, string>>;
}

/**
 * The store of `attributes`; makes nothing.
 *
 * @throws MisconfigurationError with every problem at once
 */
export function existingModelStore(attributes: ModelStoreAttributes): IModelStore {
  const problems = attributeProblems(attributes);
  if (problems.length > 0) throw new MisconfigurationError('existing model store', problems);
  const { bucketName } = attributes;
  const policies = new Map(Object.entries(attributes.readerPolicyArns));
  return {
    modelUri: (model, version) => modelAddress(bucketName, model, version),
    readerPolicyArn: (model) => ofKnownModel(policies, model),
  };
}

function attributeProblems({ bucketName, readerPolicyArns }: ModelStoreAttributes): Problem[] {
  return [
    ...(Token.isUnresolved(bucketName) ? [] : nameProblems('s3-bucket', bucketName, 'bucketName')),
    ...Object.entries(readerPolicyArns).flatMap(([model, arn]) => {
      const path = `readerPolicyArns[${JSON.stringify(model)}]`;
      const isPolicy = Token.isUnresolved(arn) || /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/\S+$/.test(arn);
      return [
        ...modelNameProblems(model, path),
        ...unless(isPolicy, { path, value: arn, fix: 'write the ARN of an IAM policy' }),
      ];
    }),
  ];
}
