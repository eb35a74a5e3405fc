import type { Problem, ResolvedEnvironment } from '@spot-serving/core';
import { furtherScaleUps, restingProblems, servedModelProblems, type ServingSurroundings } from '@spot-serving/serving';
import { servingNodes } from './serving-nodes';

/** What the models of an app share: its nodes, its placeholders, the autoscaler's patience, and what may try it. */
export function servingSurroundings({ pools, platform, models }: ResolvedEnvironment): ServingSurroundings {
  const nodes = servingNodes(pools);
  return {
    nodes,
    furtherScaleUps: furtherScaleUps(Object.values(models.served), nodes),
    headroom: platform.headroom,
    provisionMinutes: platform.autoscaler.provisionMinutes,
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
