import { isOwnKey } from '../aws/managed-key';
import { eachOf, type Flaw } from './each-of';
import { isUnset, shown, textsOf, valuesAt } from './json';
import type { Rule } from './rule';
import type { Resource, StackView } from './stack-view';
import { isUnknown } from './unknown';

/**
 * What an attribute of a type must be: a text that the pattern matches whole, or a key that AWS does not manage. `optional` lets it be left out: AWS then does
 * what is wanted.
 */
export type Demand = [type: string, path: string, wanted: RegExp | 'own key', optional?: 'optional'];

/** The check of a rule whose table says what attributes must be. A value that only an apply knows passes. */
export function holdsDemands(demands: readonly Demand[], fix: (path: string, wanted: string) => string): Rule['check'] {
  return (stack) =>
    demands.flatMap((demand) => eachOf(demand[0], (resource, within) => flawsOf(demand, resource, within, fix))(stack));
}

function flawsOf(
  [, path, wanted, optional]: Demand,
  { attributes }: Resource,
  stack: StackView,
  fix: (path: string, wanted: string) => string,
): readonly Flaw[] {
  const values = valuesAt(attributes, path);
  const wrong = (values.length === 0 ? [undefined] : values).filter((value) =>
    isUnset(value) ? optional === undefined : !isMet(wanted, value, stack),
  );
  return wrong.map((value) => ({ what: `has ${path} ${shown(value)}`, fix: fix(path, said(wanted)) }));
}

function isMet(wanted: Demand[2], value: unknown, stack: StackView): boolean {
  if (wanted === 'own key') return isOwnKey(stack, value);
  const texts = textsOf(value);
  return texts.length > 0 && texts.every((text) => isUnknown(text) || text.startsWith('${') || wanted.test(text));
}

function said(wanted: Demand[2]): string {
  return wanted === 'own key' ? 'a key of ours' : wanted.source.replace(/[\^$\\]/g, '').replaceAll('|', ' or ');
}
