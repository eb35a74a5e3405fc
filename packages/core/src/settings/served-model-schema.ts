import { z } from 'zod';

import { type Problem, problemsBelow } from '../problems';
import { batchingSchema } from './batching';
import { text } from './forms';
import { scalingSchema } from './scaling';
import { section } from './section';
import type { ModelServerFlagsSection } from './served-model';
import { shapeProblems } from './shape-problems';

/** A whole number in a range; the fix says what it is and the range: `write the version: a whole number from 1 to 9`. */
function whole(what: string, least: number, most: number) {
  const fix = `write ${what}: a whole number from ${least} to ${most}`;
  return z.int({ error: fix }).min(least, { error: fix }).max(most, { error: fix });
}

/** ModelServer reads versions as 64-bit integers; a number of JavaScript is exact to 2^53 - 1. */
const version = whole('the version', 1, Number.MAX_SAFE_INTEGER);
/** A TebiByte; no instance of a diversified Spot pool holds more in memory. */
const sizeMiB = whole('the size of the files, MiB', 1, 1_048_576);
const manifestFix = "write the manifest's digest as publish-model prints it: sha256: and 64 hexadecimal digits";
const manifest = text(/^sha256:[0-9a-f]{64}$/, manifestFix, `sha256:${'0'.repeat(64)}`);
const newerExporter = text(
  /^\d+\.\d+[\w.+-]*$/,
  'write the version of TensorFlow that exported it, such as 2.21.0',
  '2.21.0',
);
const seconds = (what: string, most: number) => whole(`${what}, seconds`, 1, most);
const percent = (what: string) => whole(`${what}, percent`, 1, 100);

const memoryFix = "write the memory use that adds a pod, percent: a whole number from 1 to 100, or 'none'";
const memoryTarget = z.union(
  [z.int({ error: memoryFix }).min(1, { error: memoryFix }).max(100, { error: memoryFix }), z.literal('none')],
  { error: memoryFix },
);

const amount = (what: string, most: number) => {
  const fix = `write ${what}: a number above 0, up to ${most}`;
  return z.number({ error: fix }).positive({ error: fix }).max(most, { error: fix });
};
const measured = section({
  loadedMiB: amount('the memory of the loaded version, MiB', 1_572_864),
  memoryPerItemMiB: amount('the memory of an item, MiB', 65_536),
  cpuMillis: amount('the CPU of a request, milliseconds', 4_000_000),
});
const canary = section({
  version,
  sizeMiB: sizeMiB.optional(),
  manifest: manifest.optional(),
  measured: measured.optional(),
  newerExporter: newerExporter.optional(),
  weight: whole('the share of the requests, percent', 0, 100),
});
/** A deployment of more would need more nodes than a pool's group takes. */
const pods = (what: string, least: number) => whole(what, least, 1000);
const replicas = section({
  min: pods('the fewest pods, at least two so that one may go', 2).optional(),
  max: pods('the most pods', 2).optional(),
});
const flagsSchema = section({
  grpcMaxThreads: whole('the threads of the gRPC server', 2, 4096).optional(),
  restApiNumThreads: whole('the threads of the REST server', 2, 4096).optional(),
  restApiTimeoutInMs: whole('the time-out, milliseconds', 1, 4_000_000).optional(),
  grpcMaxConnectionAgeMs: whole('the age of a connection, milliseconds', 1000, 3_600_000).optional(),
  enableModelWarmup: z.boolean({ error: 'use true or false' }).optional(),
  maxNumLoadRetries: whole('the number of retries', 0, 10).optional(),
});
const label = z
  .string()
  .regex(/^[a-zA-Z0-9_]{1,63}$/, { error: 'name a label with letters, digits and underscores, at most 63' });

/** The shape of one served model; Spot leaves 120 s for a drain, so nothing that ends within it is longer. */
export const servedModelSchema = section({
  version,
  sizeMiB,
  manifest: manifest.optional(),
  measured: measured.optional(),
  newerExporter: newerExporter.optional(),
  canary: canary.optional(),
  cpuMillicores: whole('the CPU of a pod, millicores', 100, 192_000).optional(),
  memoryMiB: whole('the memory of a pod, MiB', 64, 1_572_864).optional(),
  memoryPerItemMiB: amount('the memory of an item, MiB', 65_536).optional(),
  itemsPerRequest: whole('the items of a request', 1, 100_000).optional(),
  replicas: replicas.optional(),
  cpuTargetPercent: percent('the CPU use that adds a pod').optional(),
  memoryTargetPercent: memoryTarget.optional(),
  scaling: scalingSchema.optional(),
  longestRequestSeconds: seconds('the longest request', 4000).optional(),
  preStopSeconds: seconds('how long a pod goes on answering', 4000).optional(),
  gracePeriodSeconds: seconds('the grace period', 4000).optional(),
  podsPerNode: whole('the pods of the model on a node', 1, 2).optional(),
  onDemandFloor: whole('the pods on On-Demand nodes', 0, 100).optional(),
  labels: z.record(label, version, { error: 'write an object of label: version' }).optional(),
  batching: batchingSchema.optional(),
  flags: flagsSchema.optional(),
});

/** The shape of what decides how many pods a model has. */
export const podCountSchema = section({
  replicas: servedModelSchema.shape.replicas,
  onDemandFloor: servedModelSchema.shape.onDemandFloor,
});

/** Everything wrong with ModelServer flags by themselves, below `flags`. */
export function flagsSettingsProblems(flags: ModelServerFlagsSection): Problem[] {
  return problemsBelow('flags', shapeProblems(flagsSchema, flags, 'all'));
}
