import type { AutoscalerRules } from '@spot-serving/core/horizontal-autoscaler';

import type { Deployment, World } from '../world/world';

/** Settings that decide how much is there before anybody asks for it. */
export interface Setting {
  /** `platform.headroom`. */
  readonly headroom: number;
  /** Pods more than the fewest that each model has now: `replicas.min`. */
  readonly morePods: number;
  /** `cpuTargetPercent`; undefined leaves each as it is. */
  readonly cpuTargetPercent: number | undefined;
}

/** The world with other settings, everything else as it is. */
export function worldWith(world: World, { headroom, morePods, cpuTargetPercent }: Setting): World {
  const changed = (deployment: Deployment): Deployment => {
    const { rules } = deployment;
    if (rules === undefined) return deployment;
    const min = Math.min(deployment.min + morePods, deployment.max);
    return { ...deployment, min, rules: withTarget({ ...rules, min }, cpuTargetPercent) };
  };
  return {
    ...world,
    headroom: { ...world.headroom, count: headroom },
    services: world.services.map((service) => ({ ...service, deployments: service.deployments.map(changed) })),
  };
}

function withTarget(rules: AutoscalerRules, targetPercent: number | undefined): AutoscalerRules {
  if (targetPercent === undefined) return rules;
  const metrics = rules.metrics.map((metric) => (metric.resource === 'cpu' ? { ...metric, targetPercent } : metric));
  return { ...rules, metrics };
}

/** CPU targets that are tried, percent: lower ones keep pods that do nothing. */
const targets = [undefined, 80, 60, 50, 40] as const;
const mostMore = 6;

/** The settings that are tried. Placeholders are tried where there are some, so that their size is known. */
export function settingsOf({ headroom, services }: World): readonly Setting[] {
  const canGrow = services.some(({ deployments }) => deployments.some(({ rules }) => rules !== undefined));
  const counts =
    headroom.asks.cpu === 0
      ? [headroom.count]
      : Array.from({ length: headroom.count + mostMore + 1 }, (_, count) => count);
  const more = canGrow ? Array.from({ length: mostMore + 1 }, (_, pods) => pods) : [0];
  return counts.flatMap((count) =>
    more.flatMap((morePods) =>
      (canGrow ? targets : [undefined]).map((cpuTargetPercent) => ({ headroom: count, morePods, cpuTargetPercent })),
    ),
  );
}
