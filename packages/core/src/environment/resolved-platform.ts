import type { AutoscalerSection, PlatformSection } from './platform-section';

/** Controllers with nothing left open but the registry, which is the public one of each image when it is absent. */
export interface ResolvedPlatform {
  /** Serving nodes kept warm. */
  readonly headroom: number;
  /** How patient the cluster autoscaler is. */
  readonly autoscaler: Required<AutoscalerSection>;
  /** Registry that holds copies of the images. */
  readonly imageRegistry?: string;
}

/**
 * Five minutes to provision instead of the autoscaler's own fifteen, so that Spot that does not deliver keeps no pod from the On-Demand pool
 * for long (infra 3.7). The others are its defaults (cluster-autoscaler FAQ, "What are the parameters to CA?").
 */
const patience: Required<AutoscalerSection> = {
  provisionMinutes: 5,
  backoffMinutes: 5,
  maxBackoffMinutes: 30,
  idleMinutes: 10,
};

/** Fills what the controllers leave open. */
export function resolvePlatform({ headroom = 1, autoscaler, imageRegistry }: PlatformSection = {}): ResolvedPlatform {
  return {
    headroom,
    autoscaler: { ...patience, ...autoscaler },
    ...(imageRegistry === undefined ? {} : { imageRegistry }),
  };
}
