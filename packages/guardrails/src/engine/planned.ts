import { isObject, type JsonObject } from './json';
import { unknownText } from './unknown';

/** Addresses that an expression of the configuration refers to. */
type References = (expression: unknown) => readonly string[];

/**
 * Planned attributes as rules read them: without nulls, which say "not set", and with a text for each value that only an apply knows.
 *
 * @param after values that the plan knows
 * @param unknown `after_unknown`: true where it does not
 * @param expressions of the same resource in the configuration
 */
export function planned(after: JsonObject, unknown: unknown, expressions: unknown, references: References): JsonObject {
  return mergeObject(after, isObject(unknown) ? unknown : {}, expressions, references);
}

function merge(value: unknown, unknown: unknown, expression: unknown, references: References): unknown {
  if (unknown === true) return unknownText(references(expression));
  if (Array.isArray(value) || Array.isArray(unknown)) return mergeList(value, unknown, expression, references);
  if (isObject(value) || isObject(unknown))
    return mergeObject(isObject(value) ? value : {}, isObject(unknown) ? unknown : {}, expression, references);
  return value ?? undefined;
}

function mergeList(value: unknown, unknown: unknown, expression: unknown, references: References): readonly unknown[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [];
  const unknowns: readonly unknown[] = Array.isArray(unknown) ? unknown : [];
  const length = Math.max(values.length, unknowns.length);
  return Array.from({ length }, (_, index) =>
    merge(values[index], unknowns[index], elementOf(expression, index), references),
  ).filter((item) => item !== undefined);
}

/** Blocks are a list of expressions; what a `dynamic` block makes has one for all. */
function elementOf(expression: unknown, index: number): unknown {
  return Array.isArray(expression) ? (expression[index] ?? expression[0]) : expression;
}

function mergeObject(value: JsonObject, unknown: JsonObject, expression: unknown, references: References): JsonObject {
  const names = new Set([...Object.keys(value), ...Object.keys(unknown)]);
  const own = isObject(expression) && !Array.isArray(expression.references) ? expression : undefined;
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const merged = merge(value[name], unknown[name], own === undefined ? expression : own[name], references);
      return merged === undefined ? [] : [[name, merged] as const];
    }),
  );
}
