import { metricsPath, modelServerPorts } from '@spot-serving/core/numbers';

import type { ServeSettings } from './serve-settings';

/** What `drain.sh` is told. All times in whole seconds. */
export interface DrainSettings extends ServeSettings {
  /** How long the balancer may go on sending requests to a pod that is leaving. */
  readonly balancerSeconds: number;
  /** Longest request that must be answered. */
  readonly longestRequestSeconds: number;
  /** How long the whole preStop may take; the server is told to end {@link stopSeconds} before, whatever it still does. */
  readonly preStopSeconds: number;
}

/** Seconds that `drain.sh` keeps back for the server's end, after it was told to: an allowance, for nobody measured how long one takes. */
export const stopSeconds = 2;

/** Environment that `drain.sh` needs. The container's environment is the preStop's too, so it stands beside `serve.sh`'s. */
export function drainEnvironment({
  pidFile,
  balancerSeconds,
  longestRequestSeconds,
  preStopSeconds,
}: DrainSettings): Record<string, string> {
  return {
    SERVER_PID_FILE: pidFile,
    REST_PORT: String(modelServerPorts.rest),
    GRPC_PORT: String(modelServerPorts.grpc),
    METRICS_PATH: metricsPath,
    BALANCER_SECONDS: String(balancerSeconds),
    LONGEST_REQUEST_SECONDS: String(longestRequestSeconds),
    PRE_STOP_SECONDS: String(preStopSeconds),
    STOP_SECONDS: String(stopSeconds),
  };
}
