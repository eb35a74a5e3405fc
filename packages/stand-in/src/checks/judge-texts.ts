import { textOf, type Value } from '../value/value';
import type { Judge, Judges, Rule } from './rule';

/** Judges of texts as such. Words of terraform-plugin-sdk v2.37.0, helper/validation/strings.go. */
export const textJudges: Judges<
  'enum' | 'notEnum' | 'stringLength' | 'pattern' | 'notPattern' | 'prefix' | 'notEmpty' | 'notBlank' | 'empty'
> = {
  enum: (rule, value) => (listed(rule, value) ? undefined : `to be one of ${listOf(rule)}, got ${textOf(value)}`),
  notEnum: (rule, value) =>
    listed(rule, value) ? `to not be any of ${listOf(rule)}, got ${textOf(value)}` : undefined,
  stringLength: ofText(({ min = 0, max = Infinity }, text) => {
    const length = Buffer.byteLength(text);
    if (length >= min && length <= max) return undefined;
    return max === Infinity
      ? `length to be at least ${min}, got ${shown(text)}`
      : `length to be in the range (${min} - ${max}), got ${shown(text)}`;
  }),
  pattern: ofText(({ re = '', says }, text) =>
    expression(re).test(text) ? undefined : `to match ${says ?? `"${re}"`}, got ${shown(text)}`,
  ),
  notPattern: ofText(({ re = '', says }, text) =>
    expression(re).test(text) ? `not to match ${says ?? `"${re}"`}, got ${shown(text)}` : undefined,
  ),
  prefix: ofText(({ values: [start = ''] = [] }, text) =>
    text.startsWith(String(start)) ? undefined : `to begin with "${start}", got ${shown(text)}`,
  ),
  notEmpty: ofText((_rule, text) => (text === '' ? 'to not be an empty string' : undefined)),
  notBlank: ofText((_rule, text) => (text.trim() === '' ? 'to not be an empty string or whitespace' : undefined)),
  empty: ofText((_rule, text) => (text === '' ? undefined : `to be empty, got ${shown(text)}`)),
};

/** A judge that looks at texts only; numbers count as their digits. */
export function ofText(judge: (rule: Rule, text: string) => string | undefined): Judge {
  return (rule, value) => {
    const text = typeof value === 'number' || typeof value === 'bigint' ? String(value) : value;
    return typeof text === 'string' ? judge(rule, text) : undefined;
  };
}

/** A text as a message shows it: long ones are cut. */
export const shown = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}...` : text);

function listed({ values = [], ignoreCase = false }: Rule, value: Value): boolean {
  const folded = (one: unknown): string => (ignoreCase ? String(one).toLowerCase() : String(one));
  return values.some((one) => folded(one) === folded(value));
}

const listOf = ({ values = [] }: Rule): string => `[${values.map((one) => JSON.stringify(one)).join(' ')}]`;

const expressions = new Map<string, RegExp>();

/** Expressions with a Unicode class need the `u` flag, which refuses some escapes of the others. */
function expression(source: string): RegExp {
  const known = expressions.get(source);
  if (known) return known;
  const made = new RegExp(source, source.includes('\\p{') ? 'u' : '');
  expressions.set(source, made);
  return made;
}
