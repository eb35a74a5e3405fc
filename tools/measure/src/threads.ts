import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import * as z from 'zod';

import { resolveServedModel } from '@spot-serving/core';
import { modelServerThreads } from '@spot-serving/serving';
import { Failure, inWorkFolder } from '@spot-serving/terraform-runner/program';

/** CPU use of pods at their target where nobody says otherwise, percent. */
const usePercent = 70;

/** Long enough for some thousands of calls to each CPU. */
const seconds = 60;

const result = z.object({
  grpc: z.string(),
  calls: z.number(),
  refused: z.number(),
  failed: z.number(),
  mostInHand: z.number(),
});

/** What a server with so many threads did. */
export type Served = z.infer<typeof result>;

/** Whether real servers hold what is claimed: with our threads no call is refused, and with upstream's some are, or the measurement could not have seen any. */
export function holds(ours: readonly Served[], upstream: readonly Served[]): boolean {
  const refuses = upstream.some(({ refused }) => refused > 0);
  return refuses && ours.every(({ refused, failed, calls }) => refused === 0 && failed === 0 && calls > 0);
}

/** Runs a real gRPC server for 1, 2, 4 and 8 CPUs. @returns 0 where no call was refused with our threads */
export function measureThreads(tell: (line: string) => void): Promise<number> {
  return inWorkFolder('measure-', (folder) => {
    const program = compiled(folder);
    const measured = [1, 2, 4, 8].map((cpus) => {
      const { grpc } = modelServerThreads(
        resolveServedModel({ version: 1, sizeMiB: 1, cpuMillicores: 1000 * cpus }).cpuMillicores,
      );
      const [ours, upstream] = [grpc, 4 * cpus].map((threads) => served(program, cpus, threads)) as [Served, Served];
      const of = ({ refused, calls, mostInHand }: Served) =>
        `${refused} of ${calls} refused, at most ${mostInHand} in hand`;
      tell(
        `${cpus} CPUs at ${usePercent} %, gRPC ${ours.grpc}: ${grpc} threads: ${of(ours)}; upstream's ${4 * cpus}: ${of(upstream)}`,
      );
      return { ours, upstream };
    });
    const held = holds(
      measured.map(({ ours }) => ours),
      measured.map(({ upstream }) => upstream),
    );
    return Promise.resolve(held ? 0 : 1);
  });
}

function compiled(folder: string): string {
  const flags = spawnSync('pkg-config', ['--cflags', '--libs', 'grpc++'], { encoding: 'utf8' });
  if (flags.status !== 0)
    throw new Failure(
      'gRPC for C++ is not to be had here: install it (Debian and Ubuntu: apt install g++ pkg-config libgrpc++-dev)',
      2,
    );
  const program = join(folder, 'threads');
  const source = join(__dirname, '..', 'grpc', 'threads.cc');
  const built = spawnSync('g++', ['-std=c++17', '-O1', '-o', program, source, ...flags.stdout.trim().split(/\s+/)], {
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Failure(`g++ cannot build ${source}:\n${built.stderr}`, 2);
  return program;
}

function served(program: string, cpus: number, threads: number): Served {
  const run = spawnSync(program, [cpus, threads, usePercent, seconds].map(String), { encoding: 'utf8' });
  if (run.status !== 0) throw new Failure(`the server ended with ${String(run.status)}: ${run.stderr}`, 2);
  return result.parse(JSON.parse(run.stdout));
}
