import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { serveStates, startStandIn, type StateServer } from '@spot-serving/rehearsal';

import { root } from '../house';
import type { Cost } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { awsStack, dataStack, stackTypes } from '../stack-configuration';
import { summarize, table } from '../summary';
import { lifeOf, phases, type StackPhase, type StackSubject } from '../terraform-stack';

/** Resources in each stack, a multiple of the number of types. */
const size = Math.max(1, Math.round(Number(process.env.BENCH_SIZE ?? 500) / stackTypes.length)) * stackTypes.length;

const baseline = 'terraform_data';

/** Plan, apply and destroy of a stack at the stand-in against one of the same size that needs no provider. */
export const stackBenchmark: Benchmark = async (rounds) => {
  const standIn = await startStandIn({
    resolveFrom: root,
    types: { resources: new Set(stackTypes), dataSources: new Set() },
  });
  const states = await serveStates();
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-bench-'));
  try {
    return await measured(rounds, () => subjects(standIn.reattach, states, mkdtempSync(join(folder, 'round-'))));
  } finally {
    rmSync(folder, { recursive: true });
    await states.close();
    await standIn.close();
  }
};

/** Each round has states of its own, so none is written over that of the round before. */
function subjects(reattach: string, states: StateServer, folder: string): readonly StackSubject[] {
  const served = (name: string): object => ({ http: { address: states.addressOf(join(folder, name)) } });
  return [
    { name: baseline, configuration: dataStack(size), backend: served('data'), reattach },
    { name: 'stand-in', configuration: awsStack(size), backend: served('aws'), reattach },
    { name: 'terraform_data, local backend', configuration: dataStack(size), backend: { local: {} }, reattach },
    { name: 'stand-in, local backend', configuration: awsStack(size), backend: { local: {} }, reattach },
  ];
}

async function measured(rounds: number, fresh: () => readonly StackSubject[]): Promise<readonly string[]> {
  const names = Object.keys(phases) as StackPhase[];
  const costs = new Map(names.map((phase) => [phase, new Map<string, Cost[]>()]));
  for (let round = 0; round < rounds; round++) {
    for (const subject of fresh()) {
      const life = await lifeOf(subject);
      for (const phase of names) note(costs.get(phase), subject.name, life[phase]);
    }
  }
  return [...costs].map(([phase, all]) =>
    table(`${phase} of ${size} resources, median of ${rounds}; baseline: ${baseline}`, summarize(all, baseline)),
  );
}

function note(costs: Map<string, Cost[]> | undefined, name: string, seconds: number): void {
  costs?.set(name, [...(costs.get(name) ?? []), { seconds }]);
}
