import type { Resource, StackView } from './stack-view';

/** What a finding stops: an error stops synth, a warning is shown. */
export type Severity = 'error' | 'warning';

/** One place where a stack breaks a rule. */
export interface Violation {
  /** Where it is to be mended. */
  readonly resource: Resource;
  /** What is wrong there, in one clause that shows the value. */
  readonly what: string;
  /** What to write instead, in one clause. */
  readonly fix: string;
}

/** Something every synthesized stack must hold. A pure function: same JSON, same violations. */
export interface Rule {
  /** Stable name, in kebab-case: exemptions and reports quote it. */
  readonly id: string;
  /** What breaking it means. */
  readonly severity: Severity;
  /** What must hold, in one sentence. */
  readonly what: string;
  /** What goes wrong where it does not hold. */
  readonly why: string;
  /** Name or address of the document that the rule follows. */
  readonly source: string;
  /** Every place in `stack` that breaks it. */
  check(stack: StackView): readonly Violation[];
}
