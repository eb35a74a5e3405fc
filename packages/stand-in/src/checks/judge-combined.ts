import { isMap, type Value } from '../value/value';
import type { Judge, Judges, Rule } from './rule';

/** Judges of rules that are made of rules, and of maps. */
export function combiningJudges(judge: Judge): Judges<'all' | 'any' | 'mapSize' | 'mapKeys' | 'mapValues'> {
  const each = (rules: readonly Rule[], value: Value): readonly (string | undefined)[] =>
    rules.map((rule) => judge(rule, value));
  const entries = (value: Value): readonly (readonly [string, Value])[] => (isMap(value) ? Object.entries(value) : []);
  return {
    all: ({ of = [] }, value) => firstOf(each(of, value)),
    any: ({ of = [] }, value) => {
      const found = each(of, value);
      return found.includes(undefined) ? undefined : found.join(' or ');
    },
    mapSize: ({ min = 0, max = Infinity }, value) => {
      const size = entries(value).length;
      return size < min || size > max ? `to have ${between(min, max)} entries, got ${size}` : undefined;
    },
    mapKeys: ({ of = [] }, value) =>
      firstOf(entries(value).map(([key]) => about(`the key "${key}"`, firstOf(each(of, key))))),
    mapValues: ({ of = [] }, value) =>
      firstOf(entries(value).map(([key, one]) => about(`the value of "${key}"`, firstOf(each(of, one))))),
  };
}

/** A range in words. */
export function between(min: number, max: number): string {
  if (max === Infinity) return `at least ${min}`;
  return min <= 0 || min === -Infinity ? `at most ${max}` : `${min} to ${max}`;
}

const firstOf = (found: readonly (string | undefined)[]): string | undefined => found.find((one) => one !== undefined);

const about = (what: string, refused: string | undefined): string | undefined =>
  refused === undefined ? undefined : `${what} ${refused}`;
