import { type Problem, unless } from '@spot-serving/core';
import { leastProvisionMinutes, nodeBootSeconds } from '@spot-serving/core/numbers';

/** How patient the autoscaler is. */
export interface AutoscalerSettings {
  /** Minutes that a new node may take before its group counts as failed and the next is asked. @default 5 */
  readonly provisionMinutes?: number;
  /** Minutes for which a group that failed is passed over, the first time. @default 5 */
  readonly backoffMinutes?: number;
  /** Most minutes for which a group is passed over, when it fails again and again. @default 30 */
  readonly maxBackoffMinutes?: number;
  /** Minutes that a node must be unneeded before it goes. @default 10 */
  readonly idleMinutes?: number;
}

/**
 * Five minutes to provision instead of fifteen: the slowest boot seen takes half of them, and Spot that does not deliver must not keep
 * pods from the On-Demand pool (infra 3.7). The others are the autoscaler's own defaults (its FAQ, "What are the parameters to CA?").
 */
const defaults: Required<AutoscalerSettings> = {
  provisionMinutes: 5,
  backoffMinutes: 5,
  maxBackoffMinutes: 30,
  idleMinutes: 10,
};

/** The settings, with every default filled in. */
export function resolveAutoscalerSettings(settings: AutoscalerSettings = {}): Required<AutoscalerSettings> {
  const given = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
  return { ...defaults, ...given };
}

/** Everything wrong with the settings. */
export function autoscalerSettingsProblems(settings: AutoscalerSettings = {}): Problem[] {
  const resolved = resolveAutoscalerSettings(settings);
  const { provisionMinutes, backoffMinutes, maxBackoffMinutes } = resolved;
  const odd = Object.entries(resolved).filter(([, value]) => !Number.isInteger(value) || value < 1);
  if (odd.length > 0)
    return odd.map(([key, value]) => ({ path: key, value, fix: 'use a whole number of minutes, 1 or more' }));
  return [
    ...unless(provisionMinutes >= leastProvisionMinutes, {
      path: 'provisionMinutes',
      value: provisionMinutes,
      fix: `use ${leastProvisionMinutes} or more; a boot takes up to ${nodeBootSeconds.slowest} s`,
    }),
    ...unless(backoffMinutes <= maxBackoffMinutes, {
      path: 'backoffMinutes',
      value: backoffMinutes,
      fix: `lower it, or raise maxBackoffMinutes, which is ${maxBackoffMinutes}`,
    }),
  ];
}
