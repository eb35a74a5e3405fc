import { z } from 'zod';

import { type Problem, when } from '../problems';
import { whole } from './forms';
import { section } from './section';

/**
 * What Spot may warn of at once without a request being lost: one of the three. It is the design load: disruption budgets let so many pods leave together,
 * and the others carry their requests.
 */
export interface InterruptionsSection {
  /** So many nodes. @default none - another of the three is said */
  readonly nodes?: number;
  /** So many of a model's pods, percent, rounded up. @default none - another of the three is said */
  readonly share?: number;
  /** All nodes of one availability zone. @default false - another of the three is said */
  readonly zone?: boolean;
}

/** Its shape. */
export const interruptionsSchema = section({
  nodes: whole('write how many nodes may be warned at once, 1 to 100', 1, 100).optional(),
  share: whole('write which percentage of the pods may be warned at once, 1 to 100', 1, 100).optional(),
  zone: z.boolean({ error: 'use true' }).optional(),
});

/** What an environment has that is not production. */
export const cheapInterruptions: InterruptionsSection = { nodes: 1 };

/** A production app stands the loss of a zone. */
export const strictInterruptions: InterruptionsSection = { zone: true };

/** Exactly one of them is said, and a zone that may be lost leaves another. */
export function interruptionsRules(interruptions: InterruptionsSection | undefined): Problem[] {
  if (interruptions === undefined) return [];
  const { nodes, share, zone } = interruptions;
  const said = [nodes, share, zone === true ? zone : undefined].filter((one) => one !== undefined);
  const fix = 'say one of { nodes: 1 }, { share: 30 } and { zone: true }';
  const against = ['nodes', 'share', 'zone'].map((field) => `interruptions.${field}`);
  return when(said.length !== 1, { path: 'interruptions', value: interruptions, fix, against });
}
