import { leastProvisionMinutes, nodeBootSeconds } from '../numbers';
import { type Problem, when } from '../problems';
import { whole } from './forms';
import { section } from './section';
import { settingsProblems } from './settings-problems';
import { type Complete, withDefaults } from './with-defaults';

/** How patient the cluster autoscaler is; minutes, 1 to 60. */
export interface AutoscalerSection {
  /** Time that a new node may take before its pool counts as failed and the next is asked; 3 or more. @default 5 */
  readonly provisionMinutes?: number;
  /** Time for which a pool that failed is passed over, the first time. @default 5 */
  readonly backoffMinutes?: number;
  /** Most time for which a pool is passed over, when it fails again and again. @default 30 */
  readonly maxBackoffMinutes?: number;
  /** Time that a node must be unneeded before it goes. @default 10 */
  readonly idleMinutes?: number;
}

/** An hour is more than the autoscaler's own longest, its backoff of thirty minutes. */
const most = 60;
const minutes = whole(`use a whole number of minutes, 1 to ${most}`, 1, most).optional();
const leastFix = `use a whole number of minutes, ${leastProvisionMinutes} to ${most}; a boot takes up to ${nodeBootSeconds.slowest} s`;
const provision = whole(leastFix, leastProvisionMinutes, most).optional();

/** Its shape. */
export const autoscalerSchema = section({
  provisionMinutes: provision,
  backoffMinutes: minutes,
  maxBackoffMinutes: minutes,
  idleMinutes: minutes,
});

/**
 * Five minutes to provision instead of the autoscaler's own fifteen, so that Spot that does not deliver keeps no pod from the On-Demand pool
 * for long (infra 3.7). The others are its defaults (cluster-autoscaler FAQ, "What are the parameters to CA?").
 */
export const autoscalerDefaults: Complete<AutoscalerSection> = {
  provisionMinutes: 5,
  backoffMinutes: 5,
  maxBackoffMinutes: 30,
  idleMinutes: 10,
};

/** Fills what is left open. */
export function resolveAutoscaler(autoscaler: AutoscalerSection = {}): Complete<AutoscalerSection> {
  return withDefaults(autoscalerDefaults, autoscaler);
}

/** Rules between fields of the right shape. */
export function autoscalerRules(autoscaler: AutoscalerSection = {}): Problem[] {
  const { backoffMinutes: value, maxBackoffMinutes } = resolveAutoscaler(autoscaler);
  const fix = `lower it, or raise maxBackoffMinutes, which is ${maxBackoffMinutes}`;
  return when(value > maxBackoffMinutes, { path: 'backoffMinutes', value, fix, against: ['maxBackoffMinutes'] });
}

/** Everything wrong with the settings of an autoscaler. */
export function autoscalerSettingsProblems(autoscaler: AutoscalerSection = {}): Problem[] {
  return settingsProblems(autoscalerSchema, autoscaler, autoscalerRules);
}
