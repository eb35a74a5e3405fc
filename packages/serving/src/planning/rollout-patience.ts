import { digestMiBPerSecond, fetchSecondsPerGiB, volumeMiBPerSecond } from '@spot-serving/core/numbers';

/** How many times the expected time who waits allows, since fetch and load are figures of other people's machines: an allowance. */
export const slack = 3;

/** A rollout with maxSurge 25 % (rounded up) and maxUnavailable 0 replaces any number of pods in at most four rounds: two in two, three in three. */
export function rounds(mostPods: number): number {
  return Math.min(4, mostPods);
}

/**
 * How long who waits allows the loader for each GiB, seconds: three times what a node needs to bring it, write it, and read it back for its digest; no less than what others report.
 * The network is the bandwidth that the smallest type of the pools keeps up, the disk what a volume of the pools' template does; a new node's larger credits are not counted on.
 */
export function patientSecondsPerGiB(networkMbps: number | undefined): number {
  if (networkMbps === undefined) return slack * fetchSecondsPerGiB;
  const networkMiBPerSecond = (networkMbps * 1e6) / 8 / 1024 ** 2;
  const rates = [Math.min(networkMiBPerSecond, volumeMiBPerSecond), volumeMiBPerSecond, digestMiBPerSecond];
  const needed = rates.reduce((sum, rate) => sum + 1024 / rate, 0);
  return Math.max(fetchSecondsPerGiB, slack * needed);
}
