import { MisconfigurationError, type Problem } from '../problems';
import type { Environment } from './environment';
import { crossFieldProblems } from './cross-field-problems';
import { type ResolvedEnvironment, resolveEnvironment } from './resolved-environment';
import { environmentSchema } from './schema';
import { shapeProblems, valueAt } from './shape-problems';

/**
 * Checks an environment as a whole, before any construct exists, and fills in its defaults.
 *
 * @throws MisconfigurationError with every problem at once, each with its path, its value and its fix
 */
export function checkEnvironment(environment: unknown): ResolvedEnvironment {
  const problems = environmentProblems(environment);
  if (problems.length > 0) throw new MisconfigurationError(subjectOf(environment), problems);
  return resolveEnvironment(environment as Environment);
}

/** Everything wrong with an environment: each field's shape, and the rules between well-shaped fields. */
export function environmentProblems(environment: unknown): Problem[] {
  const shape = shapeProblems(environmentSchema, environment, 'environment');
  return [...shape, ...crossFieldProblems(environment, new Set(shape.map(({ path }) => path)))];
}

function subjectOf(environment: unknown): string {
  const name = valueAt(environment, ['name']);
  return typeof name === 'string' && name !== '' ? `environment ${JSON.stringify(name)}` : 'environment';
}
