import type { Problem, ResolvedEnvironment } from '@spot-serving/core';
import { restingProblems, servedModelProblems, type ServingSurroundings } from '@spot-serving/serving';

import { servingNodes } from './serving-nodes';

/** What the models of an app share: its nodes, its placeholders and the autoscaler's patience. */
export function servingSurroundings({
  pools,
  platform,
  interruptions,
  network,
}: ResolvedEnvironment): ServingSurroundings {
  return {
    nodes: servingNodes(pools),
    headroom: platform.headroom,
    provisionMinutes: platform.autoscaler.provisionMinutes,
    interruptions,
    zones: network.zones,
  };
}

/** Everything that keeps the app from serving its models without a lost request, all models at once, by their paths in the environment. */
export function servableModelsProblems(environment: ResolvedEnvironment): Problem[] {
  return servedModelProblems(environment.models.served, servingSurroundings(environment));
}

/** What of the app's models is dear though nothing is wrong: pods at rest for which the Spot pools are too small. */
export function servableModelsWarnings(environment: ResolvedEnvironment): Problem[] {
  return restingProblems(environment.models.served, servingSurroundings(environment));
}
