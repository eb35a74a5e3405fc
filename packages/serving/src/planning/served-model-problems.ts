import { type Problem, problemsBelow, type ResolvedServedModel } from '@spot-serving/core';

import { batchingProblems } from '../server/batching-problems';
import { flagProblems } from '../server/flag-problems';
import { demandProblems } from './demand-target';
import { diskProblems } from './disk-problems';
import { floorProblems } from './floor-problems';
import { nodeFitProblems } from './node-fit-problems';
import { nodeSizeProblems } from './node-size';
import { largestVersion, servedModelPods } from './served-model-pods';
import { servingPlan, servingPlanProblems, type ServingSurroundings } from './serving-plan';
import { threadProblems } from './thread-problems';

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
  const { nodes = [], daemons } = surroundings;
  const pods = entries.map(([name, model]) => servedModelPods(name, model));
  const own = entries.flatMap(([name, model]) =>
    problemsBelow(name, [
      ...planProblems(model, surroundings),
      ...serverProblems(model),
      ...threadProblems(model),
      ...demandProblems(model),
    ]),
  );
  return [
    ...nodeSizeProblems(nodes),
    // What they are held against are pools, which are not below the models.
    ...nodeFitProblems({ nodes, pods, daemons }).map((problem) => ({
      ...problem,
      path: `models.served.${problem.path}`,
    })),
    ...problemsBelow('models.served', [
      ...own,
      ...floorProblems({ nodes, pods, daemons }),
      ...diskProblems(nodes, pods),
    ]),
  ];
}

/** Of two versions those of the larger one, which takes longer to start and more memory. */
function planProblems(model: ResolvedServedModel, surroundings: ServingSurroundings): Problem[] {
  return servingPlanProblems(servingPlan(largestVersion(model), surroundings));
}

function serverProblems(model: ResolvedServedModel): Problem[] {
  const { flags, batching, longestRequestSeconds } = model;
  return [
    ...flagProblems(flags, longestRequestSeconds),
    ...(batching === undefined ? [] : batchingProblems(batching, model)),
  ];
}
