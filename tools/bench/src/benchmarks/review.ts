import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { readPlan, renderReview, shownFingerprint } from '@spot-serving/plan-review';

import { root } from '../house';
import { largePlan } from '../large-plan';
import type { Cost } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { summarize, table } from '../summary';

const changes = 5_000;

const head = 'c0ffee0000000000000000000000000000000000';

/** Rounds before those that count: until V8 has compiled what a render calls. What that costs is in the whole process. */
const warmingRounds = 5;

const program = join(root, 'packages', 'plan-review', 'bin', 'plan-review.cjs');

/** The program that most people read plans with, where it is installed. */
const summarizer = process.env.TF_SUMMARIZE ?? 'tf-summarize';

/** A plan of 5,000 changes: reading, rendering and fingerprinting against `JSON.parse` of the same text, and a whole process against tf-summarize. */
export const reviewBenchmark: Benchmark = (rounds) => {
  const text = largePlan(changes);
  const size = (text.length / 2 ** 20).toFixed(1);
  return Promise.resolve([
    table(
      `Review of ${changes} changes (${size} MiB), processor time once warm, median of ${rounds}; baseline: JSON.parse; bar of render: x3`,
      summarize(inProcess(text, rounds), 'JSON.parse of the plan'),
    ),
    wholeProcesses(text, rounds),
  ]);
};

function inProcess(text: string, rounds: number): Costs {
  const costs: Costs = new Map<string, Cost[]>();
  for (let round = -warmingRounds; round < rounds; round++) {
    const into = round < 0 ? new Map<string, Cost[]>() : costs;
    timed(into, 'JSON.parse of the plan', () => JSON.parse(text) as unknown);
    const plan = timed(into, 'read (with JSON.parse)', () => readPlan(text));
    timed(into, 'render', () => renderReview({ stacks: [{ name: 'bench', result: { plan } }] }).markdown);
    timed(into, 'fingerprint', () => shownFingerprint(plan, head));
  }
  return costs;
}

type Costs = Map<string, Cost[]>;

/** Processor time of this process: others on the machine do not count. */
function timed<T>(costs: Costs, name: string, run: () => T): T {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  noted(costs, name, (user + system) / 1e6);
  return result;
}

function noted(costs: Costs, name: string, seconds: number): void {
  costs.set(name, [...(costs.get(name) ?? []), { seconds }]);
}

/** The program from start to end, as its user waits for it, beside tf-summarize; where that is not installed, how to have it. */
function wholeProcesses(text: string, rounds: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-bench-'));
  const file = join(folder, 'large.json');
  writeFileSync(file, text);
  try {
    const costs: Costs = new Map<string, Cost[]>();
    for (let round = -1; round < rounds; round++) {
      const into = round < 0 ? new Map<string, Cost[]>() : costs;
      noted(into, 'tf-summarize', processorTime(summarizer, file));
      noted(into, 'plan-review render', processorTime(process.execPath, program, 'render', file));
    }
    return table(
      `Whole process, processor time, median of ${rounds}; baseline: tf-summarize; bar: x2.5`,
      summarize(costs, 'tf-summarize'),
    );
  } catch (error) {
    return `Whole process: not measured (${(error as Error).message.split('\n')[0] ?? ''}). Install the baseline with \`go install github.com/dineshba/tf-summarize@v0.3.14\`, or name it in TF_SUMMARIZE`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Processor time of a program in seconds, its threads included.
 *
 * @throws Error when it fails
 */
function processorTime(...command: readonly string[]): number {
  const script = 'TIMEFORMAT="%U %S"; exec 3>&2; time "$@" > /dev/null 2>&3';
  const said = execFileSync('bash', ['-c', `{ ${script}; } 2>&1`, 'bash', ...command], { encoding: 'utf8' });
  const [user, system] = said.trim().split('\n').pop()?.split(' ').map(Number) ?? [];
  return (user ?? Number.NaN) + (system ?? Number.NaN);
}
