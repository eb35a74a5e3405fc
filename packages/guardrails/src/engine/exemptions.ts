import { isObject, type JsonObject, objectOf, textOf } from './json';

/** Key below the stack's comment `//` under which exemptions stand: `exemptions.<type>.<name>.<rule>` is the reason, and the day it ends. */
export const exemptionsKey = 'exemptions';

/** A resource for which a rule is set aside on purpose. */
export interface Exemption {
  /** Address of the resource or data source. */
  readonly address: string;
  /** Id of the rule. */
  readonly rule: string;
  /** Why, for the next reader. */
  readonly reason: string;
  /** Last day on which it holds, `2027-11-30`; undefined in a stack that was written before exemptions ended. */
  readonly expires: string | undefined;
}

/**
 * Exemptions that a synthesized stack carries. They are part of its JSON, so whoever reviews that sees them, and a rule is judged alike
 * with and without constructs.
 */
export function exemptionsIn(json: unknown): readonly Exemption[] {
  const { data, ...resources } = objectOf(objectOf(objectOf(json)['//'])[exemptionsKey]);
  return [...exemptionsBelow(resources, ''), ...exemptionsBelow(objectOf(data), 'data.')];
}

function exemptionsBelow(byType: JsonObject, prefix: '' | 'data.'): readonly Exemption[] {
  return Object.entries(byType).flatMap(([type, byName]) =>
    Object.entries(objectOf(byName)).flatMap(([name, byRule]) =>
      Object.entries(objectOf(byRule)).map(([rule, said]) => ({
        address: `${prefix}${type}.${name}`,
        rule,
        ...grounds(said),
      })),
    ),
  );
}

function grounds(said: unknown): Pick<Exemption, 'reason' | 'expires'> {
  const { reason, expires } = isObject(said) ? said : { reason: said, expires: undefined };
  return { reason: textOf(reason) ?? '', expires: textOf(expires) };
}

/** Whether `text` is a day that exists, as `2027-11-30`. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  );
}
