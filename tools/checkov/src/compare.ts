import type { Answer } from './answer';

/** Something that checkov found. */
export interface Failure {
  readonly check: string;
  /** What the check asks, in checkov's words. */
  readonly asks: string;
  readonly framework: string;
  /** `<stack>:<name in the stack>` */
  readonly resource: string;
}

/** What the answers leave open, and what they leave over. */
export interface Comparison {
  readonly unanswered: readonly Failure[];
  readonly unused: readonly Answer[];
}

/** Failures without an answer, and answers without a failure. */
export function compared(failures: readonly Failure[], answers: readonly Answer[]): Comparison {
  return {
    unanswered: failures.filter((failure) => !answers.some((answer) => isFor(answer, failure))),
    unused: answers.filter((answer) => !failures.some((failure) => isFor(answer, failure))),
  };
}

function isFor({ check, resource }: Answer, failure: Failure): boolean {
  const pattern = resource.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return failure.check === check && new RegExp(`^${pattern}$`).test(failure.resource);
}

/** What to tell of a comparison, a line for each. */
export function troubles({ unanswered, unused }: Comparison): readonly string[] {
  return [
    ...unanswered.map(
      ({ check, asks, framework, resource }) =>
        `${check} ${resource} (${framework}): ${asks}; mend it, or answer it in tools/checkov/src/answers.ts`,
    ),
    ...unused.map(
      ({ check, resource }) =>
        `${check} ${resource}: the answer is unused; take it out of tools/checkov/src/answers.ts`,
    ),
  ];
}
