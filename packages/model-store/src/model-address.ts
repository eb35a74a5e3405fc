import { MisconfigurationError, type Problem, unless } from '@spot-serving/core';
import { modelNameProblems } from '@spot-serving/core';

/** What is wrong with the version of a model: ModelServer serves directories whose names are numbers, and ignores others (serving 1.4). */
export function modelVersionProblems(version: number): Problem[] {
  return unless(Number.isSafeInteger(version) && version > 0, {
    path: 'version',
    value: version,
    fix: 'use a positive integer',
  });
}

/**
 * Address of one immutable version of a model: `s3://<bucket>/<model>/<version>`.
 *
 * @throws MisconfigurationError when the model's name or the version is none
 */
export function modelAddress(bucketName: string, model: string, version: number): string {
  const problems = [...modelNameProblems(model), ...modelVersionProblems(version)];
  if (problems.length > 0) throw new MisconfigurationError('address of a model', problems);
  return `s3://${bucketName}/${model}/${version}`;
}

/** Stops where the name of a model is none. @throws MisconfigurationError */
export function requireModelName(model: string): void {
  const problems = modelNameProblems(model);
  if (problems.length > 0) throw new MisconfigurationError('reader of a model', problems);
}
