/** What clients got. */
export interface Verdict {
  readonly answered: number;
  readonly lost: number;
  /** What each lost request got, in the client's words. */
  readonly reasons: readonly string[];
}

/**
 * Adds up what the workers of a client said.
 *
 * @param output of `client.sh`
 * @param workers how many must have spoken
 * @throws {Error} when one did not: what it asked for last is not known
 */
export function verdict(output: string, workers: number): Verdict {
  const counts = [...output.matchAll(/^answered (\d+) lost (\d+)$/gm)];
  if (counts.length !== workers)
    throw new Error(`${counts.length} of ${workers} workers of the client came to their end:\n${output}`);
  const sum = (at: 1 | 2): number => counts.reduce((total, one) => total + Number(one[at]), 0);
  return { answered: sum(1), lost: sum(2), reasons: output.split('\n').filter((line) => line.startsWith('lost ')) };
}

/** What is wrong with a verdict; undefined when every request was answered, and there were some. */
export function problemWith({ answered, lost, reasons }: Verdict, least: number): string | undefined {
  if (lost > 0) return `${lost} of ${answered + lost} requests were lost:\n${reasons.join('\n')}`;
  return answered < least ? `only ${answered} requests were sent, at least ${least} prove something` : undefined;
}
