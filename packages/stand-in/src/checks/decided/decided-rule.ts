import type { Rule } from '../rule';

/** A rule that no provider checks: AWS or the cluster refuses the value when it is applied. */
export interface DecidedRule {
  readonly rule: Rule;
  /** Who says so: a page of the documentation, or source with its version. */
  readonly source: string;
}

/** Rules of one type by dotted path. */
export type DecidedRules = Readonly<Record<string, DecidedRule>>;

/** A rule with its source. */
export const decided = (rule: Rule, source: string): DecidedRule => ({ rule, source });

/** A text of a form. */
export const form = (re: string, says: string, source: string, emptyOk = false): DecidedRule =>
  decided({ kind: 'pattern', re, says, ...(emptyOk && { emptyOk }) }, source);

/** One of some texts. */
export const listed = (source: string, ...values: readonly string[]): DecidedRule =>
  decided({ kind: 'enum', values }, source);

/** A text of so many bytes. */
export const length = (min: number, max: number, source: string): DecidedRule =>
  decided({ kind: 'stringLength', min, max }, source);
