import { MisconfigurationError, type Problem } from '../problems';
import { judgeable, toldOnce } from '../settings/judged-problems';
import { mended } from '../settings/mended';
import { shapeProblems, valueAt } from '../settings/shape-problems';
import { templateProblems } from '../settings/template-problems';
import type { Environment } from './environment';
import { environmentRules } from './environment-rules';
import { type ResolvedEnvironment, resolveEnvironment } from './resolved-environment';
import { environmentSchema } from './schema';

/**
 * What else an environment is held to, by those who know more of it than this package: the constructs that it is for.
 *
 * @param environment of the right shape, with its defaults
 * @param written the same as the user wrote it, so that nobody is blamed for a default
 */
export type EnvironmentRule = (environment: ResolvedEnvironment, written: Environment) => readonly Problem[];

/**
 * Checks an environment as a whole, before any construct exists, and fills in its defaults.
 *
 * @param rules what else it is held to, the first to judge a value first @default none
 * @throws MisconfigurationError with every problem at once, each with its path, its value and its fix
 */
export function checkEnvironment(environment: unknown, rules: readonly EnvironmentRule[] = []): ResolvedEnvironment {
  const problems = environmentProblems(environment, rules);
  if (problems.length > 0) throw new MisconfigurationError(subjectOf(environment), problems);
  return resolveEnvironment(environment as Environment);
}

/**
 * Everything wrong with an environment: the shape of each value, and by the rules what is left when that is mended, so that one wrong value
 * hides no other. A value is told of by the first who judges it.
 */
export function environmentProblems(environment: unknown, rules: readonly EnvironmentRule[] = []): Problem[] {
  const shape = shapeProblems(environmentSchema, environment, 'environment');
  if (shape.some(({ path }) => path === 'environment')) return shape;
  const wrong = shape.map(({ path }) => path);
  const written = mended(environmentSchema, environment);
  const resolved = resolveEnvironment(written);
  const found = [environmentRules(written), ...rules.map((rule) => rule(resolved, written))];
  return toldOnce([shape, templateProblems(environment), ...found.map((problems) => judgeable(problems, wrong))]);
}

function subjectOf(environment: unknown): string {
  const name = valueAt(environment, ['name']);
  return typeof name === 'string' && name !== '' ? `environment ${JSON.stringify(name)}` : 'environment';
}
