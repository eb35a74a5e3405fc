/** What a diagnostic says; Terraform gives no code for it. */
interface Words {
  readonly summary: string;
  readonly detail: string;
}

/** Terraform's words when the process of a provider ends under its hands, cancels what is under way, or is not there at all. */
const lost: readonly RegExp[] = [
  /^Plugin did not respond$/,
  /^Request cancelled$/,
  /Reattachment process not found/,
  /failed to instantiate provider .*connection refused/,
];

/** Whether an error is only about a provider process that is gone: nothing is wrong with the configuration. */
export function isLostProvider({ summary, detail }: Words): boolean {
  return lost.some((words) => words.test(summary) || words.test(detail));
}

/**
 * One line in place of all such errors, as Terraform repeats its own for every call that was under way.
 *
 * @param errors errors for which `isLostProvider` holds
 */
export function lostProviderText(errors: readonly Words[]): string {
  const calls = [
    ...new Set(errors.flatMap(({ detail }) => /\(\*GRPCProvider\)\.(\w+)/.exec(detail)?.[1] ?? [])),
  ].sort();
  const when = calls.length === 0 ? 'is not there' : `ended while Terraform called it (${calls.join(', ')})`;
  return (
    `The provider process ${when}. The state holds what had been finished; ${calls.includes('ApplyResourceChange') ? 'what was under way may exist and is not in it. ' : ''}` +
    'Start the provider again (for the stand-in: the same command that started it) and run the same command again.'
  );
}
