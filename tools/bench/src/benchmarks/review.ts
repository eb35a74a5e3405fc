import { readPlan, renderReview, shownFingerprint } from '@spot-serving/plan-review';

import { largePlan } from '../large-plan';
import type { Cost } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { summarize, table } from '../summary';

const changes = 5_000;

const head = 'c0ffee0000000000000000000000000000000000';

const baseline = 'JSON.parse of the plan';

/** Reading, rendering and fingerprinting a plan of 5,000 changes against `JSON.parse` of the same text, in one process, first round included. */
export const reviewBenchmark: Benchmark = (rounds) => {
  const text = largePlan(changes);
  const costs = new Map<string, Cost[]>();
  for (let round = 0; round < rounds; round++) {
    timed(costs, baseline, () => JSON.parse(text) as unknown);
    const plan = timed(costs, 'read (with JSON.parse)', () => readPlan(text));
    timed(costs, 'render', () => renderReview({ stacks: [{ name: 'bench', result: { plan } }] }));
    timed(costs, 'fingerprint', () => shownFingerprint(plan, head));
  }
  const size = (text.length / 2 ** 20).toFixed(1);
  return Promise.resolve([
    table(
      `Review of ${changes} changes (${size} MiB), processor time, median of ${rounds}; baseline: JSON.parse`,
      summarize(costs, baseline),
    ),
  ]);
};

/** Processor time of this process: others on the machine do not count. */
function timed<T>(costs: Map<string, Cost[]>, name: string, run: () => T): T {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  costs.set(name, [...(costs.get(name) ?? []), { seconds: (user + system) / 1e6 }]);
  return result;
}
