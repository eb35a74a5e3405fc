import type { ModelServerFlagsSection, ResolvedServedModel, ServedModelSection } from './served-model';
import { type WithDefaults, withDefaults } from './with-defaults';

/** preStop, grace and placement are those that were measured to survive a Spot warning (drain.md, conclusions 2 and 6). */
const defaults = {
  cpuMillicores: 1300,
  memoryPerItemMiB: 8,
  itemsPerRequest: 1,
  memoryTargetPercent: 90,
  longestRequestSeconds: 10,
  preStopSeconds: 35,
  gracePeriodSeconds: 60,
  podsPerNode: 1,
  onDemandFloor: 0,
  labels: {},
  flags: {},
} as const;

const replicas = { min: 2, max: 10 };

const flagDefaults = { enableModelWarmup: true, maxNumLoadRetries: 0 };

/** Fills what flags leave open, but for what follows from the rest of a model. */
export function resolveFlags(
  flags: ModelServerFlagsSection = {},
): WithDefaults<typeof flagDefaults, ModelServerFlagsSection> {
  return withDefaults(flagDefaults, flags);
}

/** Fills what decides how many pods a model has. */
export function resolvePodCount({
  replicas: count = {},
  onDemandFloor = defaults.onDemandFloor,
}: Pick<ServedModelSection, 'replicas' | 'onDemandFloor'>): Pick<ResolvedServedModel, 'replicas' | 'onDemandFloor'> {
  return { replicas: withDefaults(replicas, count), onDemandFloor };
}

/** Fills what a served model leaves open. */
export function resolveServedModel(model: ServedModelSection): ResolvedServedModel {
  const memoryPerItemMiB = model.memoryPerItemMiB ?? model.measured?.memoryPerItemMiB ?? defaults.memoryPerItemMiB;
  return { ...withDefaults(defaults, model), memoryPerItemMiB, ...resolvePodCount(model) };
}
