import { z } from 'zod';

import { type Problem, when } from '../problems';
import { section } from './section';

/** By what demand a model's autoscaler adds pods, beside CPU and memory: one of the two, from ModelServer's own metrics. */
export interface ScalingSection {
  /**
   * Requests that a pod has in hand at once, on average, when one more is wanted. ModelServer holds what it cannot answer yet, so a pod that has too much to do shows
   * how much that is, up to its threads.
   *
   * @default none - the other is said
   */
  readonly concurrencyPerPod?: number;
  /**
   * Requests that a pod answers in a second when one more is wanted. ModelServer counts what it has answered, so full pods show no more than they can do: with it the
   * count grows in as many rounds as on CPU.
   *
   * @default none - the other is said
   */
  readonly requestsPerSecondPerPod?: number;
}

/** Kubernetes takes thousandths of a number, and an autoscaler no target of nothing. */
function amount(what: string) {
  const fix = `write ${what}: a number from 0.01 to 100000`;
  return z.number({ error: fix }).min(0.01, { error: fix }).max(100_000, { error: fix });
}

/** Its shape. */
export const scalingSchema = section({
  concurrencyPerPod: amount('the requests that a pod has in hand').optional(),
  requestsPerSecondPerPod: amount('the requests that a pod answers in a second').optional(),
});

/** Exactly one of them is said. */
export function scalingRules(scaling: ScalingSection | undefined): Problem[] {
  if (scaling === undefined) return [];
  const said = Object.values(scaling).filter((value) => value !== undefined);
  const fix = 'say one of { concurrencyPerPod: 3 } and { requestsPerSecondPerPod: 20 }';
  const against = ['concurrencyPerPod', 'requestsPerSecondPerPod'].map((field) => `scaling.${field}`);
  return when(said.length !== 1, { path: 'scaling', value: scaling, fix, against });
}
