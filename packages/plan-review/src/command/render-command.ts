import type { CommandContext } from '@spot-serving/terraform-runner';

import { readReviewed } from './read-reviewed';
import type { RenderOptions } from './render-options';
import { writtenReview } from './written-review';

/**
 * `plan-review render`: prints the review of fragments, and of what `terraform show -json` printed.
 *
 * @returns 0, or 1 when a fragment is missing or broken, a stack could not be planned, or something must not be applied
 */
export function renderCommand(
  { fragments, expect, whole }: RenderOptions,
  { cwd, stdout }: Pick<CommandContext, 'cwd' | 'stdout'>,
): number {
  const read = readReviewed(cwd, fragments, expect);
  const review = writtenReview(read);
  stdout.write(`${whole ? review.summary : review.markdown}\n`);
  return review.verdict === 'fail' || read.stacks.some(({ result }) => 'failed' in result) ? 1 : 0;
}
