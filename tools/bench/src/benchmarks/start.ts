import { join } from 'node:path';

import { fromSource, root } from '../house';
import { measure, type Subject } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { summarize, table } from '../summary';

/** Programs by their file in `bin`, each with the module that it runs. */
const programs = {
  'publish-model': ['model-publisher', 'publish/cli.ts'],
  'promote-model': ['model-publisher', 'promote/cli.ts'],
  'check-serving': ['check-serving', 'cli.ts'],
  'plan-review': ['plan-review', 'cli.ts'],
  rehearse: ['rehearsal', 'cli.ts'],
  pipeline: ['pipeline', 'cli.ts'],
} as const;

/** `--help` of every program that starts from a bundle, against the same from source by tsx, less the launcher that stood before it. */
export const startBenchmark: Benchmark = async (rounds) =>
  Object.entries(programs).map(([program, [name, module]]) => {
    const folder = join(root, 'packages', name);
    const from: Subject = {
      name: 'from source by tsx',
      args: [...fromSource, join(folder, 'src', module), '--help'],
      cwd: root,
    };
    const as: Subject = { name: 'as it is', args: [join(folder, 'bin', `${program}.cjs`), '--help'], cwd: root };
    const rows = summarize(measure([from, as], rounds), from.name);
    return table(`${program} --help, median of ${rounds}; baseline: from source by tsx`, rows);
  });
