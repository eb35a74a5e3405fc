import { type Problem, unless } from '../problems';

/** A DNS label of at most 48 characters: the name is a path segment here, and part of Kubernetes and IAM names elsewhere. */
const modelName = /^[a-z0-9]([a-z0-9-]{0,46}[a-z0-9])?$/;

/** What is wrong with the name of a model. */
export function modelNameProblems(model: string, path = 'model'): Problem[] {
  const fix = 'name a model with 1 to 48 lower-case letters, digits and hyphens, no hyphen at an end';
  return unless(modelName.test(model), { path, value: model, fix });
}
