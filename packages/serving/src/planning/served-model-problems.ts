import { problemsBelow, type Problem, type ResolvedServedModel } from '@spot-serving/core';
import { batchingProblems } from '../server/batching-problems';
import { flagProblems } from '../server/flag-problems';
import { scratchMiB } from '../workload/pod-folders';
import { diskProblems } from './disk-problems';
import type { DrainTerms } from './drain-terms';
import { drainProblems } from './drain-problems';
import { memoryPlan } from './memory-plan';
import { memoryProblems } from './memory-problems';
import { floorProblems } from './floor-problems';
import type { ModelPods } from './node-fit';
import { nodeFitProblems } from './node-fit-problems';
import { nodeSizeProblems, type NodeSize, type PodSize } from './node-size';
import { startup, type StartupProps } from './startup';

/** What the models of an environment share. */
export interface ServingSurroundings {
  /** A node of each serving pool, Spot and On-Demand: see `nodeSize`. */
  readonly nodes: readonly NodeSize[];
  /** Placeholders: `platform.headroom`. */
  readonly headroom: number;
  /** Minutes after which the autoscaler gives up a pool that does not deliver. @default 5 */
  readonly provisionMinutes?: number;
  /** Figures of these nodes and this balancer that are better known than the allowances. @default the allowances of `startup` */
  readonly timing?: Pick<StartupProps, 'warmupSeconds' | 'pullSeconds' | 'checkSeconds'>;
  /** What daemons take from each node. @default an allowance */
  readonly daemons?: PodSize;
}

/** A rollout with maxUnavailable 0 cannot go on without room for one more pod, of each Deployment. */
const surgePods = 1;

/** The terms of a served model's drain; of two versions those of the larger one, which takes longer to start. */
export function servedModelDrainTerms(
  model: ResolvedServedModel,
  surroundings: Pick<ServingSurroundings, 'headroom' | 'provisionMinutes' | 'timing'>,
): DrainTerms {
  const { longestRequestSeconds, preStopSeconds, gracePeriodSeconds, podsPerNode, flags } = model;
  const { headroom, provisionMinutes, timing } = surroundings;
  const { times } = startup({
    ...timing,
    provisionMinutes,
    sizeMiB: largestSizeMiB(model),
    warmup: flags.enableModelWarmup,
  });
  return {
    longestRequestSeconds,
    preStopSeconds,
    gracePeriodSeconds,
    podsPerNode,
    headroomPods: headroom,
    startup: times,
  };
}

/**
 * The pods of a served model at their most: the autoscaler's, a canary's fewest, since both answer the same requests, and one that a rollout starts
 * first. An On-Demand floor is a Deployment of its own, with such a pod of its own, and a canary has a floor as well.
 */
export function servedModelPods(name: string, model: ResolvedServedModel): ModelPods {
  const { cpuMillicores, memoryMiB, memoryTargetPercent, podsPerNode, replicas, canary, onDemandFloor: floor } = model;
  const { requestMiB, diskMiB: modelMiB } = memoryPlan({
    sizeMiB: largestSizeMiB(model),
    memoryMiB,
    memoryTargetPercent,
  });
  const ofFloor = floor > 0 ? (canary ? 2 : 1) * floor + surgePods : 0;
  const extraPods = (floor > 0 ? 2 : 1) * surgePods + (canary ? Math.max(replicas.min, floor + 1) : 0);
  const size = { cpuMillicores, memoryMiB: requestMiB, diskMiB: modelMiB + scratchMiB };
  return { name, ...size, podsPerNode, maxPods: replicas.max + extraPods, extraPods, floorPods: ofFloor };
}

/**
 * Everything that keeps the served models of an environment from being answered without a lost request: drain, memory, what the server is told, and
 * room on the nodes, for all models at once, with paths below `models.served`. A fix names every number that it rests on, and where that comes from.
 */
export function servedModelProblems(
  models: Readonly<Record<string, ResolvedServedModel>>,
  surroundings: ServingSurroundings,
): Problem[] {
  const entries = Object.entries(models);
  if (entries.length === 0) return [];
  const { nodes, headroom, daemons } = surroundings;
  const pods = entries.map(([name, model]) => servedModelPods(name, model));
  const own = entries.flatMap(([name, model]) =>
    problemsBelow(name, [
      ...drainProblems(servedModelDrainTerms(model, surroundings)),
      ...memoryProblems({ ...model, sizeMiB: largestSizeMiB(model) }),
      ...serverProblems(model),
    ]),
  );
  return [
    ...nodeSizeProblems(nodes),
    ...problemsBelow('models.served', [
      ...own,
      ...nodeFitProblems({ nodes, pods, headroom, daemons }),
      ...floorProblems({ nodes, pods, daemons }),
      ...diskProblems(nodes, pods),
    ]),
  ];
}

function largestSizeMiB({ sizeMiB, canary }: ResolvedServedModel): number {
  return Math.max(sizeMiB, canary?.sizeMiB ?? 0);
}

function serverProblems({ flags, batching, longestRequestSeconds }: ResolvedServedModel): Problem[] {
  return [
    ...flagProblems(flags, longestRequestSeconds),
    ...(batching ? batchingProblems(batching, longestRequestSeconds) : []),
  ];
}
