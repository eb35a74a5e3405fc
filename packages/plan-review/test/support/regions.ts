import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type Json, readPlan, renderReview, type Review, type StackReview } from '../../src';

interface KeptStack {
  readonly name: string;
  readonly app: string;
  readonly plan: Json;
  readonly configuration: Json;
}

/** The stacks of both regions of production that a change is written in, as real Terraform planned them over deployed states. */
export function regionsWith(change: string): readonly StackReview[] {
  const file = join(__dirname, '..', 'fixtures', 'regions', `${change}.json`);
  const stacks = JSON.parse(readFileSync(file, 'utf8')) as readonly KeptStack[];
  return stacks.map(({ plan, ...stack }) => ({ ...stack, result: { plan: readPlan(plan) } }));
}

/** The review of a change of production. */
export function reviewOfRegions(change: string): Review {
  return renderReview({ stacks: regionsWith(change) });
}
