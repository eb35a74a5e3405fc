import { setTimeout as pause } from 'node:timers/promises';

import type { Interruption } from '@spot-serving/terraform-runner';

/** How long to ask, and how often. */
export interface Patience {
  /** Milliseconds in all. */
  readonly limit: number;
  /** Milliseconds between two questions. @default 250 */
  readonly between?: number;
  /** Ends the wait when the user asks. */
  readonly interruption: Interruption;
}

/**
 * Asks until there is an answer.
 *
 * @param question gives undefined as long as there is none
 * @returns the answer, or undefined when the time was over
 * @throws {Interrupted} when the user asked to stop
 */
export async function until<Answer>(
  question: () => Promise<Answer | undefined>,
  { limit, between = 250, interruption }: Patience,
): Promise<Answer | undefined> {
  const end = performance.now() + limit;
  for (;;) {
    interruption.throwIfAsked();
    const answer = await question();
    if (answer !== undefined || performance.now() > end) return answer;
    await pause(between);
  }
}
