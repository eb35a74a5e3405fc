import type { ServiceState } from './state';

/** Whether the disruption budget of a service lets a pod go now (kubernetes v1.34.4, pkg/registry/core/pod/storage/eviction.go, and pkg/controller/disruption). */
export function allowsEviction({ spec, sets, ready }: ServiceState, isReady: boolean): boolean {
  const expected = sets.reduce((sum, { desired }) => sum + desired, 0);
  const { maxUnavailable, minAvailable, evictsUnready } = spec.budget;
  if (maxUnavailable === undefined && minAvailable === undefined) return true;
  const needed =
    minAvailable === undefined ? expected - rounded(maxUnavailable, expected) : rounded(minAvailable, expected);
  if (!isReady) return evictsUnready || (ready >= needed && needed > 0);
  return ready > needed;
}

/** A percentage of the pods, rounded up (Kubernetes, "Specifying a Disruption Budget"). */
function rounded(amount: number | string | undefined, of: number): number {
  if (typeof amount !== 'string') return amount ?? 0;
  return amount.endsWith('%') ? Math.ceil((Number.parseFloat(amount) * of) / 100) : Number(amount);
}
