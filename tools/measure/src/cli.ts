import { type CommandContext, Failure, runProgram } from '@spot-serving/terraform-runner/program';

import { measureMemory } from './memory';
import { measureThreads } from './threads';

const usage = `npm run measure -- threads    calls that a real gRPC server (C++) refuses at the CPU target, with our threads and with upstream's
npm run measure -- memory     memory of two real models in TensorFlow from PyPI (600 MB, installed once), against their plans
`;

/**
 * Measures what plans assume.
 *
 * @returns the exit code: 0 it holds, 1 it does not
 * @throws {Failure} 2 for another word, or where gRPC or TensorFlow is not to be had
 */
async function main([what]: readonly string[], { stdout }: CommandContext): Promise<number> {
  const tell = (line: string) => stdout.write(`${line}\n`);
  if (what === 'threads') return measureThreads(tell);
  if (what === 'memory') return measureMemory(tell);
  throw new Failure(usage, 2);
}

void runProgram(main);
