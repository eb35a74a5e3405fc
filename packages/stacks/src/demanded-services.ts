import { type ResolvedEnvironment, workloadNames } from '@spot-serving/core';

/** Names of the Services whose pods scale on demand: those of each model that says so, its canary's as well while there is one. */
export function demandedServices({ models }: Pick<ResolvedEnvironment, 'models'>): string[] {
  return Object.entries(models.served).flatMap(([model, { scaling, canary }]) => {
    const names = workloadNames(model);
    if (scaling === undefined) return [];
    return canary === undefined ? [names.stable] : [names.stable, names.canary];
  });
}
