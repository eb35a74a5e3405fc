import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { type CommandContext, Failure } from '@spot-serving/terraform-runner';

import { renderReview } from '../render/render-review';
import type { ReviewInput } from '../render/review-input';
import { readReviewed } from './read-reviewed';
import type { RenderOptions } from './render-options';
import { reviewInput } from './written-review';

/**
 * `plan-review render`: prints the review of fragments, and of what `terraform show -json` printed; on request it writes the page too.
 *
 * @returns 0, or 1 when a fragment is missing or broken, a stack could not be planned, or something must not be applied
 * @throws {Failure} 2 when the page cannot be written
 */
export async function renderCommand(
  { fragments, expect, whole, page }: RenderOptions,
  { cwd, stdout }: Pick<CommandContext, 'cwd' | 'stdout'>,
): Promise<number> {
  const read = readReviewed(cwd, fragments, expect);
  const input = reviewInput(read);
  const review = renderReview(input);
  stdout.write(`${whole ? review.summary : review.markdown}\n`);
  if (page !== undefined) await writePage(resolve(cwd, page), page, input);
  return review.verdict === 'fail' || read.stacks.some(({ result }) => 'failed' in result) ? 1 : 0;
}

async function writePage(file: string, named: string, input: ReviewInput): Promise<void> {
  const { reviewPage } = await import('#page');
  const names = [...new Set(input.stacks.map(({ name, app }) => app ?? name))];
  const title = `Review of ${names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')}`;
  try {
    writeFileSync(file, reviewPage(title, input));
  } catch (error) {
    throw new Failure(`The page ${named} cannot be written: ${(error as Error).message}`, 2);
  }
}
