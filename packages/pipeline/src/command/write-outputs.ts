import { appendFileSync } from 'node:fs';

/**
 * Gives outputs to the running step of a workflow; does nothing outside of GitHub Actions.
 *
 * @param outputs names, and values of one line: JSON has no line breaks unless it is asked for them
 * @param env names the file in `GITHUB_OUTPUT`
 */
export function writeOutputs(
  outputs: Readonly<Record<string, unknown>>,
  { GITHUB_OUTPUT: file }: NodeJS.ProcessEnv,
): void {
  if (!file) return;
  appendFileSync(
    file,
    Object.entries(outputs)
      .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
      .join(''),
  );
}
