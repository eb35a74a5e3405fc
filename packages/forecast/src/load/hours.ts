import type { LoadPoint } from './load-point';

const hourSeconds = 3600;

/** Requests per second, an hour each. */
export function hourPoints(requestsPerSecond: readonly number[]): readonly LoadPoint[] {
  return requestsPerSecond.map((requests, hour) => ({ at: hour * hourSeconds, requestsPerSecond: requests }));
}
