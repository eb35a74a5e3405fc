import { dataInUse } from './in-use-data';
import { identityInUse } from './in-use-identity';
import { interfacesInUse } from './in-use-interfaces';
import { networkInUse } from './in-use-network';
import type { InUseRule, InUseRules, Use } from './in-use-rule';
import { servingInUse } from './in-use-serving';

/** One use that AWS does not let an object go from. */
export interface InUse {
  /** Type of the used object. */
  readonly used: string;
  /** Type of the one that uses it, and the path where it holds it. */
  readonly user: string;
  readonly at: string;
  readonly use: Use;
  readonly rule: InUseRule;
}

const rules: InUseRules = { ...identityInUse, ...interfacesInUse, ...networkInUse, ...servingInUse, ...dataInUse };

/** Every use that is refused, by `used < user.path`; `> path` is where the object between holds the used one. */
export const inUse: Record<string, InUse> = Object.fromEntries(
  Object.entries(rules).flatMap(([used, rule]) =>
    Object.entries(rule.users).map(([key, use]) => {
      const [, user = '', at = ''] = /^([^.]+)\.(.*?)(?: > .*)?$/.exec(key) ?? [];
      return [`${used} < ${key}`, { used, user, at, use, rule }];
    }),
  ),
);
