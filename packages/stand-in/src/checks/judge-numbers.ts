import { textOf } from '../value/value';
import type { Judge, Judges, Rule } from './rule';

/** Judges of numbers. Texts are read as the providers read them; one that is no number is for another rule. */
export const numberJudges: Judges<'intRange' | 'floatRange' | 'above' | 'multipleOf'> = {
  intRange: (rule, value) => range(rule, Number(value)),
  floatRange: (rule, value) => range(rule, Number(value)),
  above: ({ min = 0 }, value) => (Number(value) > min ? undefined : `to be above ${min}, got ${textOf(value)}`),
  multipleOf: ({ min = 1 }, value) =>
    Number(value) % min === 0 ? undefined : `to be divisible by ${min}, got: ${textOf(value)}`,
} satisfies Record<string, Judge>;

/** Words of terraform-plugin-sdk v2.37.0, helper/validation/int.go. */
function range({ min, max }: Rule, number: number): string | undefined {
  if (Number.isNaN(number)) return undefined;
  if (number >= (min ?? -Infinity) && number <= (max ?? Infinity)) return undefined;
  if (min === undefined) return `to be at most (${max}), got ${number}`;
  return max === undefined
    ? `to be at least (${min}), got ${number}`
    : `to be in the range (${min} - ${max}), got ${number}`;
}
