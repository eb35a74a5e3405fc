import { attributeType } from '../schema/schema';
import { hasUnknown } from '../value/equality';
import { pathText } from '../value/path';
import { Unknown, type Value } from '../value/value';
import { fillTemplate } from './fill-template';
import { mapAttributes } from './map-attributes';
import { withoutUnknowns } from './plausible-value';
import type { Compute, Facts, Rule, Template } from './rule';

/**
 * A whole value from one with unknown parts: what is known stays, the rest is filled in, first by the type's rule, then
 * by what attributes of that name usually hold.
 *
 * An element of a set that would become equal to another one gets null instead, so that the set keeps both: what the
 * configuration says tells them apart.
 */
export function fillIn(facts: Facts, rule: Rule): Value {
  const filled = fillByRule(facts, rule);
  return mapAttributes(filled.block, { value: filled.known }, ({ attribute, value, path, isTwin }) => {
    const isWhole = value instanceof Unknown;
    if (isTwin && isWhole) return null;
    if (!isWhole && (attribute.nested || !hasUnknown(value))) return value;
    const part = { name: attribute.name, type: attributeType(attribute), salt: pathText(path) };
    return withoutUnknowns(value, part, filled);
  });
}

/** The id that the rule gives; `undefined` when the rule lacks an attribute. */
export function idByRule(facts: Facts, rule: Rule): string | undefined {
  const named = namedFacts(facts, rule);
  const id = evaluate(rule.id, named, 'id');
  return typeof id === 'string' ? id : undefined;
}

function fillByRule(facts: Facts, rule: Rule): Facts {
  const steps: readonly (readonly [string, Template | Compute])[] = [
    ['id', rule.id],
    ...(rule.arn === undefined ? [] : [['arn', `arn:{partition}:${rule.arn}`] as const]),
    ...Object.entries(rule.values ?? {}),
  ];
  return steps.reduce(fillOne, namedFacts(facts, rule));
}

/** Fills one top-level attribute if it is unknown; values inside of it that the rule leaves out are filled in later. */
function fillOne(facts: Facts, [name, how]: readonly [string, Template | Compute]): Facts {
  if (!hasUnknown(facts.known[name] ?? null)) return facts;
  const value = evaluate(how, facts, name);
  return value === null ? facts : { ...facts, known: { ...facts.known, [name]: complete(facts, name, value) } };
}

function complete(facts: Facts, name: string, value: Value): Value {
  const attribute = facts.block.attributes.find((one) => one.name === name);
  return attribute ? withoutUnknowns(value, { name, type: attributeType(attribute), salt: name }, facts) : value;
}

function namedFacts(facts: Facts, { names = {} }: Rule): Facts {
  const start = (prefix: string | null): string => (prefix === null ? 'terraform-' : `{${prefix}|terraform-}`);
  const steps = Object.entries(names).map(([name, prefix]) => [name, `${start(prefix)}{digits26}`] as const);
  return steps.reduce(fillOne, facts);
}

function evaluate(how: Template | Compute, facts: Facts, salt: string): Value {
  const value = typeof how === 'function' ? how(facts) : fillTemplate(how, facts, salt);
  return value === undefined || value instanceof Unknown ? null : value;
}
