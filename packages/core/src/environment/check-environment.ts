import type { z } from 'zod';
import { MisconfigurationError, type Problem } from '../problems';
import type { Environment } from './environment';
import { crossFieldProblems } from './cross-field-problems';
import { type ResolvedEnvironment, resolveEnvironment } from './resolved-environment';
import { environmentSchema } from './schema';

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
  const parsed = environmentSchema.safeParse(environment);
  const shape = parsed.success ? [] : parsed.error.issues.flatMap((issue) => toProblems(issue, environment));
  return [...shape, ...crossFieldProblems(environment, new Set(shape.map(({ path }) => path)))];
}

function toProblems(issue: z.core.$ZodIssue, environment: unknown): Problem[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  const fix = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return paths.map((path) => ({ path: pathText(path), value: valueAt(environment, path), fix }));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined), value);
}

function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text === '' ? 'environment' : text.replace(/^\./, '');
}

function subjectOf(environment: unknown): string {
  const name = valueAt(environment, ['name']);
  return typeof name === 'string' && name !== '' ? `environment ${JSON.stringify(name)}` : 'environment';
}
