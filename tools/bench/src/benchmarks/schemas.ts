import { join } from 'node:path';

import { fromSource, root } from '../house';
import { measure, type Subject } from '../measure';
import type { Benchmark } from '../run-benchmarks';
import { summarize, table } from '../summary';

const program = join(__dirname, '..', 'subjects', 'start-stand-in.ts');
const start = (name: string, types: string): Subject => ({ name, args: [...fromSource, program, types], cwd: root });

/** Loads the program and the protocol, and reads nothing but the three providers' own configurations. */
const nothing = start('no type', 'none');

/** Start of the stand-in, which is mostly the reading of schemas, by how many types it serves. */
export const schemasBenchmark: Benchmark = async (rounds) => {
  const subjects = [nothing, start('5 types, as the stack below', 'stack'), start('every type of the bindings', 'all')];
  return [
    table(
      `Start of the stand-in, median of ${rounds}; baseline: no type`,
      summarize(measure(subjects, rounds), nothing.name),
    ),
  ];
};
