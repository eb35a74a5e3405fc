import type { Rule } from './rule';

/** Rules of one concern. */
export interface RuleFamily {
  /** What reports and the documentation call it. */
  readonly name: string;
  /** What its rules are for, in one clause. */
  readonly purpose: string;
  readonly rules: readonly Rule[];
}
