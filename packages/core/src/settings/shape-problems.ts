import type { z } from 'zod';

import { pathBelow, type Problem } from '../problems';

/** Everything wrong with the shape of a value, each field at its path; `whole` is the path of the value itself. */
export function shapeProblems(schema: z.ZodType, value: unknown, whole: string): Problem[] {
  const parsed = schema.safeParse(value);
  return parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => ofOption(issue)).flatMap((issue) => toProblems(issue, value, whole));
}

/** Where a value is of the kind of one option, an object with fields of its own, what is wrong within it; else that it is none of them. */
function ofOption(issue: z.core.$ZodIssue): z.core.$ZodIssue[] {
  if (issue.code !== 'invalid_union') return [issue];
  const within = issue.errors.find((issues) => issues.every(isWithin));
  return within?.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) ?? [issue];
}

function isWithin({ path, code }: z.core.$ZodIssue): boolean {
  return path.length > 0 || code === 'unrecognized_keys';
}

function toProblems(issue: z.core.$ZodIssue, value: unknown, whole: string): Problem[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  const fix = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  return paths.map((path) => ({ path: pathText(path) || whole, value: valueAt(value, path), fix }));
}

/** What is at a path of a value; undefined where there is no such path. */
export function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  );
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (parent, key) => (typeof key === 'number' ? `${parent}[${key}]` : pathBelow(parent, String(key))),
    '',
  );
}
