import { problemsBelow, type Problem, type ResolvedServedModel } from '@spot-serving/core';
import type { DrainTerms } from './drain-terms';
import { drainProblems } from './drain-problems';
import { memoryProblems } from './memory-problems';
import type { PodSize, NodeSize } from './node-size';
import { startup } from './startup';

/** What the models of an environment share. */
export interface ServingSurroundings {
  /** A node of each serving pool, Spot and On-Demand: see `nodeSize`. */
  readonly nodes: readonly NodeSize[];
  /** Placeholders: `platform.headroom`. */
  readonly headroom: number;
  /** Minutes after which the autoscaler gives up a pool. @default 5 */
  readonly provisionMinutes?: number;
  /** What daemons take from each node. @default an allowance */
  readonly daemons?: PodSize;
}

/** The drain's terms of a served model. */
export function servedModelDrainTerms(model: ResolvedServedModel, { headroom, provisionMinutes }: Pick<ServingSurroundings, 'headroom' | 'provisionMinutes'>): DrainTerms {
  const { longestRequestSeconds, preStopSeconds, gracePeriodSeconds, podsPerNode, sizeMiB, flags } = model;
  const { times } = startup({ sizeMiB, warmup: flags.enableModelWarmup, provisionMinutes });
  return { longestRequestSeconds, preStopSeconds, gracePeriodSeconds, podsPerNode, headroomPods: headroom, startup: times };
}

/** Everything wrong with the served models of an environment, with paths below `models.served.<model>`. */
export function servedModelProblems(models: Readonly<Record<string, ResolvedServedModel>>, surroundings: ServingSurroundings): Problem[] {
  return Object.entries(models).flatMap(([name, model]) =>
    problemsBelow(`models.served.${name}`, [...drainProblems(servedModelDrainTerms(model, surroundings)), ...memoryProblems(model)]),
  );
}
