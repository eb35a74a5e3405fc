import { type JsonObject, objectOf, textOf } from './json';

/** Key below the stack's comment `//` under which exemptions stand: `exemptions.<type>.<name>.<rule>` is the reason. */
export const exemptionsKey = 'exemptions';

/** A resource for which a rule is set aside on purpose. */
export interface Exemption {
  /** Address of the resource or data source. */
  readonly address: string;
  /** Id of the rule. */
  readonly rule: string;
  /** Why, for the next reader. */
  readonly reason: string;
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
      Object.entries(objectOf(byRule)).map(([rule, reason]) => {
        return { address: `${prefix}${type}.${name}`, rule, reason: textOf(reason) ?? '' };
      }),
    ),
  );
}
