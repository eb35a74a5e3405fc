import type { GuardrailFinding, StackReview } from '../render/review-input';
import { type AddedLine, addedLines } from './added-lines';
import { type GitHubAccess, githubClient, refusable } from './github-client';
import type { PullRequest } from './pull-request';

/** Rule under which the pipeline tells of what a pull request newly sets aside. */
const exemption = 'exemption';

/** How much of a reason is looked for: it may go on in the next line of the code. */
const beginning = 40;

/** What GitHub says of a pull request. */
interface Written {
  /** Login of who opened it; undefined for an account that is gone. */
  readonly author: string | undefined;
  readonly lines: readonly AddedLine[];
}

/**
 * Adds to every exemption that a pull request writes where it is written and by whom: the line that it adds, and who opened it. Both are GitHub's word; what
 * the branch synthesizes says neither. Where GitHub does not tell, the finding says that instead.
 */
export async function withExemptionLines(
  stacks: readonly StackReview[],
  pull: PullRequest,
  access: () => GitHubAccess,
): Promise<readonly StackReview[]> {
  const isExemption = ({ rule }: GuardrailFinding): boolean => rule === exemption;
  if (!stacks.some(({ findings = [] }) => findings.some(isExemption))) return stacks;
  // A comment is left whatever GitHub says.
  const written = await writtenIn(pull, access()).catch(() => undefined);
  return stacks.map((stack) => ({
    ...stack,
    findings: (stack.findings ?? []).map((one) =>
      isExemption(one) ? { ...one, what: `${one.what}; ${placeOf(one, pull, written)}` } : one,
    ),
  }));
}

async function writtenIn(
  { owner, repo, number: pull_number, head }: PullRequest,
  access: GitHubAccess,
): Promise<Written | undefined> {
  const client = githubClient(`${owner}/${repo}#${pull_number}`, access);
  const at = { owner, repo, pull_number };
  return refusable(async () => {
    const { data } = await client.request('GET /repos/{owner}/{repo}/pulls/{pull_number}', at);
    if (data.head.sha !== head) return undefined;
    const files = await client.paginate('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', {
      ...at,
      per_page: 100,
    });
    const author = (data.user as { readonly login: string } | null)?.login;
    return { author, lines: files.flatMap(({ filename, patch }) => addedLines(filename, patch)) };
  });
}

function placeOf({ what }: GuardrailFinding, { number }: PullRequest, written: Written | undefined): string {
  if (written === undefined) return `GitHub does not say where #${number} writes that`;
  const [, reason = ''] = /because "(.*)"$/s.exec(what) ?? [];
  const found = reason === '' ? undefined : written.lines.find(({ text }) => text.includes(reason.slice(0, beginning)));
  const where =
    found === undefined
      ? 'in no line that it adds, so what it changes lets it begin'
      : `in ${found.file}:${found.line}`;
  return `written ${where}, by ${written.author ?? 'an account that is gone'} in #${number}`;
}
