import { appendFileSync } from 'node:fs';

/** What one step may write, in bytes ("Workflow commands for GitHub Actions", docs.github.com: 1 MiB). */
const largest = 1024 * 1024;

/**
 * Writes the summary of the running step; does nothing outside of GitHub Actions.
 *
 * @param env names the file in `GITHUB_STEP_SUMMARY`
 * @throws {RangeError} for a text that GitHub would throw away whole
 */
export function writeJobSummary(markdown: string, { GITHUB_STEP_SUMMARY: file }: NodeJS.ProcessEnv): void {
  if (!file) return;
  const size = Buffer.byteLength(markdown);
  if (size >= largest) throw new RangeError(`the job summary has ${size} bytes; GitHub takes less than ${largest}`);
  appendFileSync(file, `${markdown}\n`);
}
