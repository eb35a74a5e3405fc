import { join } from 'node:path';

import { markerLine, planReview, readFragments } from '@spot-serving/plan-review';

import type { AContext } from './a-context';

/** What is reviewed. */
interface Reviewed {
  readonly app: string;
  /** Folder of the synthesized app. */
  readonly synthesized: string;
  /** @default a commit of its own */
  readonly head?: string;
  /** @default 7 */
  readonly pull?: number;
}

/**
 * Plans an app as a pull request does, and writes the comment that its review would be.
 *
 * @returns the comment's path
 */
export async function reviewFile(
  context: AContext,
  { app, synthesized, head = 'a'.repeat(40), pull = 7 }: Reviewed,
): Promise<string> {
  const fragments = `fragments-${head.slice(0, 4)}`;
  const base = 'b'.repeat(40);
  const { GITHUB_RUN_ID } = context.env;
  context.env.GITHUB_RUN_ID = '1';
  const code = await planReview(
    [
      'plan',
      '--synthesized',
      synthesized,
      '--app',
      app,
      '--out',
      fragments,
      '--head',
      head,
      '--base',
      base,
      '--pull',
      `${pull}`,
    ],
    context,
  );
  context.env.GITHUB_RUN_ID = GITHUB_RUN_ID;
  if (GITHUB_RUN_ID === undefined) delete context.env.GITHUB_RUN_ID;
  if (code !== 0) throw new Error(context.printed() + context.complained());
  context.printed();
  const { sealed, apps } = readFragments([join(context.cwd, fragments)], []);
  const marker = { apps, head, base, pull, run: 1, attempt: 1, verdict: 'routine' as const, sealed };
  return context.write(`${fragments}.md`, `${markerLine(marker)}\nA review.\n`);
}
