import type { Flaw } from './flaw';
import type { Resource, StackView } from './stack-view';

/** What a finding stops: an error stops synth, a check and an apply; a warning is shown. */
export type Severity = 'error' | 'warning';

/** One place where a stack breaks a rule. */
export interface Violation extends Flaw {
  /** Where it is to be mended. */
  readonly resource: Resource;
  /** What it means there. @default the rule's own */
  readonly severity?: Severity;
}

/** Something every stack and every plan must hold. A pure function: same JSON, same violations. */
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
