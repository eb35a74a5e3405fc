import type { Rule } from '../rule';

/** A rule that no provider checks: AWS or the cluster refuses the value when it is applied. */
export interface DecidedRule {
  readonly rule: Rule;
  /** Who says so: a page of the documentation, or source with its version. */
  readonly source: string;
}

/** Rules of one type by dotted path. */
export type DecidedRules = Readonly<Record<string, DecidedRule>>;
