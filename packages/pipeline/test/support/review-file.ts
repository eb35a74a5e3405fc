import { join } from 'node:path';

import { markerLine, planReview, readFragments } from '@spot-serving/plan-review';

import type { AContext } from './a-context';

/**
 * Plans an app as a pull request does, and writes the comment that its review would be.
 *
 * @param bound whether its fingerprints are bound to `head`
 * @returns the comment's path
 */
export async function reviewFile(
  context: AContext,
  app: string,
  synthesized: string,
  head = 'a'.repeat(40),
  bound = true,
): Promise<string> {
  const fragments = `fragments-${head.slice(0, 4)}`;
  const code = await planReview(
    ['plan', '--synthesized', synthesized, '--app', app, '--out', fragments, ...(bound ? ['--head', head] : [])],
    context,
  );
  if (code !== 0) throw new Error(context.printed() + context.complained());
  context.printed();
  const { fingerprints, apps } = readFragments([join(context.cwd, fragments)], []);
  const marker = { apps, head, base: 'b'.repeat(40), run: 1, attempt: 1, verdict: 'routine' as const, fingerprints };
  return context.write(`${fragments}.md`, `${markerLine(marker)}\nA review.\n`);
}
