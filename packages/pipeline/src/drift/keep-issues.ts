import { type StackReview, standing } from '@spot-serving/plan-review';

import { agedImages } from './aged-images';
import { differs } from './differs';
import { driftingStack, driftIssue, driftLabel, notPlanned } from './drift-issue';
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
 * Keeps one open issue for each stack that differs, or whose nodes run an old image: opened the first night, updated in place on the next ones, closed on the first clean one. A stack
 * that could not be planned closes nothing. Should there be two of a stack, the oldest stays.
 *
 * @returns what was done, a line for each stack
 * @throws {CommentRefused} when GitHub says no
 */
export async function keepIssues(
  issues: RepositoryIssues,
  { stacks, author, date }: Night,
): Promise<readonly string[]> {
  const ours = (await issues.open(driftLabel)).filter((issue) => issue.author === author);
  const lines: string[] = [];
  for (const stack of stacks) {
    const [oldest, ...doubles] = ours.filter(({ body }) => driftingStack(body) === stack.name);
    for (const { number } of doubles) await issues.close(number, `A double of #${oldest?.number ?? ''}.`);
    lines.push(`${stack.name}  ${await kept(issues, stack, oldest, date)}`);
  }
  for (const { issue, stack } of settled(ours, stacks)) {
    await issues.close(issue.number, `Planned ${date}: it is not in the code, and nothing of it stands any more.`);
    lines.push(`${stack}  gone, #${issue.number} closed`);
  }
  return lines;
}

/** Issues of stacks that are neither in the code nor stand any more: of apps of which every stack was planned, for else nobody knows what stands. */
function settled(ours: readonly Issue[], stacks: readonly StackReview[]) {
  const failed = stacks.filter(({ result }) => 'failed' in result).map(({ name }) => name);
  const apps = [...new Set(stacks.flatMap(({ app }) => app ?? []))].filter(
    (app) => !failed.some((name) => isOf(app, name)),
  );
  return ours.flatMap((issue) => {
    const stack = driftingStack(issue.body);
    if (stack === undefined || stacks.some(({ name }) => name === stack)) return [];
    return apps.some((app) => isOf(app, stack)) ? [{ issue, stack }] : [];
  });
}

/** Whether a stack is an app's by its name: no app's name begins with another's (ADR 13). */
const isOf = (app: string, stack: string): boolean => stack === app || stack.startsWith(`${app}-`);

async function kept(
  issues: RepositoryIssues,
  stack: StackReview,
  issue: Issue | undefined,
  date: string,
): Promise<string> {
  if ('forgotten' in stack.result) return opened(issues, stack, issue, date);
  if (!('plan' in stack.result)) {
    if (issue !== undefined) await issues.update(issue.number, notPlanned(issue.body, date));
    return `could not be planned${issue === undefined ? '' : `, #${issue.number} stays open`}`;
  }
  if (!differs(stack.result.plan) && agedImages(stack.result.plan, date).length === 0) {
    if (issue !== undefined) await issues.close(issue.number, `Planned ${date}: no difference any more.`);
    return `no difference${issue === undefined ? '' : `, #${issue.number} closed`}`;
  }
  return opened(issues, stack, issue, date);
}

function whatOf(result: StackReview['result']): string {
  if ('forgotten' in result) return `no longer in the code, ${standing(result.forgotten)} objects stand`;
  return 'plan' in result && !differs(result.plan) ? 'has an old image' : 'differs';
}

async function opened(
  issues: RepositoryIssues,
  stack: StackReview,
  issue: Issue | undefined,
  date: string,
): Promise<string> {
  const { title, body } = driftIssue(stack, date);
  const what = whatOf(stack.result);
  if (issue === undefined) return `${what}, #${(await issues.create(title, body, driftLabel)).number} opened`;
  await issues.update(issue.number, body);
  return `${what}, #${issue.number} updated`;
}
