import type { StackReview } from '@spot-serving/plan-review';

import { differs } from './differs';
import { DRIFT_LABEL, driftingStack, driftIssue, notPlanned } from './drift-issue';
import type { Issue, RepositoryIssues } from './repository-issues';

/** What a night found, and who writes. */
export interface Night {
  readonly stacks: readonly StackReview[];
  /** Login under which the token writes: issues of others are left alone, whatever they say. */
  readonly author: string;
  /** Such as `2026-11-22`. */
  readonly date: string;
}

/**
 * Keeps one open issue for each stack that differs: opened the first night, updated in place on the next ones, closed on the first clean one. A stack
 * that could not be planned closes nothing. Should there be two of a stack, the oldest stays.
 *
 * @returns what was done, a line for each stack
 * @throws {CommentRefused} when GitHub says no
 */
export async function keepIssues(
  issues: RepositoryIssues,
  { stacks, author, date }: Night,
): Promise<readonly string[]> {
  const ours = (await issues.open(DRIFT_LABEL)).filter((issue) => issue.author === author);
  const lines: string[] = [];
  for (const stack of stacks) {
    const [oldest, ...doubles] = ours.filter(({ body }) => driftingStack(body) === stack.name);
    for (const { number } of doubles) await issues.close(number, `A double of #${oldest?.number ?? ''}.`);
    lines.push(`${stack.name}  ${await kept(issues, stack, oldest, date)}`);
  }
  return lines;
}

async function kept(
  issues: RepositoryIssues,
  stack: StackReview,
  issue: Issue | undefined,
  date: string,
): Promise<string> {
  if (!('plan' in stack.result)) {
    if (issue !== undefined) await issues.update(issue.number, notPlanned(issue.body, date));
    return `could not be planned${issue === undefined ? '' : `, #${issue.number} stays open`}`;
  }
  if (!differs(stack.result.plan)) {
    if (issue !== undefined) await issues.close(issue.number, `Planned ${date}: no difference any more.`);
    return `no difference${issue === undefined ? '' : `, #${issue.number} closed`}`;
  }
  const { title, body } = driftIssue(stack, date);
  if (issue === undefined) return `differs, #${(await issues.create(title, body, DRIFT_LABEL)).number} opened`;
  await issues.update(issue.number, body);
  return `differs, #${issue.number} updated`;
}
