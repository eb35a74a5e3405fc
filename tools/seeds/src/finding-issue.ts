import type { RepositoryIssues } from '@spot-serving/pipeline';

import type { Finding } from './finding';

/** Label of every issue of ours. */
export const seedsLabel = 'seeds';

/** Room for a case in an issue, in UTF-16 units: GitHub takes bodies of 65,536. */
const longestCase = 50_000;

/**
 * Opens an issue for each test that fails, unless one is open, in the order of the findings.
 *
 * @param author login under which the token writes: issues of others are left alone, whatever they say
 * @returns what was done, a line for each finding
 */
export async function fileFindings(
  issues: RepositoryIssues,
  found: readonly Finding[],
  author: string,
): Promise<readonly string[]> {
  const open = (await issues.open(seedsLabel)).filter((issue) => issue.author === author);
  const lines: string[] = [];
  for (const finding of found) {
    const known = open.find(({ body }) => body.startsWith(`${markerOf(finding)}\n`));
    const { number } = known ?? (await issues.create(titleOf(finding), bodyOf(finding), seedsLabel));
    lines.push(`${finding.file}: ${finding.test}  #${number} ${known ? 'is open' : 'opened'}`);
  }
  return lines;
}

/** Names of tests may hold anything; a comment must not end early. */
const markerOf = ({ file, test }: Finding): string =>
  `<!-- spot-serving seeds v1 ${encodeURIComponent(`${file} ${test}`).replaceAll('-', '%2D')} -->`;

const titleOf = ({ test }: Finding): string => `A seed fails: ${test}`.slice(0, 200);

function bodyOf(finding: Finding): string {
  const { file, test, seed, counterexample } = finding;
  const [, folder = '.', name = file] = /^(.*)\/(test\/.*)$/.exec(file) ?? [];
  const shown = counterexample.slice(0, longestCase);
  return [
    markerOf(finding),
    `Some random input breaks \`${test}\`. To see it:`,
    '',
    `    cd ${folder} && FAST_CHECK_SEED=${seed} npx jest ${name}`,
    '',
    `The smallest case${shown === counterexample ? '' : ', cut'}:`,
    '',
    ...shown.split('\n').map((line) => `    ${line}`),
    '',
    'Mend what it breaks and keep the case as a test of its own; then close this.',
  ].join('\n');
}
