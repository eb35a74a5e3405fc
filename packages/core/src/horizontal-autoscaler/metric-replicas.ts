import { type ResourceMetric, tolerance } from './autoscaler-rules';

/** A pod, as the autoscaler sees it for one resource. */
export interface SampledPod {
  /**
   * `starting` is a pod that runs and is not Ready in its first five minutes, whose CPU is not looked at; `pending` has no node yet, or its images are
   * pulled; `leaving` was asked to stop, or has failed.
   */
  readonly state: 'ready' | 'starting' | 'pending' | 'leaving';
  /** What it asks for. */
  readonly request: number;
  /** What it uses, in the same unit, whole. @default not known, as before its first samples */
  readonly usage?: number;
  /** How many pods are like this one. @default 1 */
  readonly count?: number;
}

/**
 * How many pods one metric asks for, by the arithmetic of the real autoscaler (kubernetes v1.34.4, pkg/controller/podautoscaler/replica_calculator.go,
 * GetResourceReplicas, and metrics/utilization.go); undefined where it has nothing to go by.
 *
 * The use is cut to whole percent. Within a tenth of the target nothing changes; else the count is rounded up, so that the last pod goes only when what is
 * left of them holds it all. Pods whose use is not known count as idle on the way up, and as full on the way down.
 */
export function metricReplicas(
  { resource, targetPercent }: ResourceMetric,
  pods: readonly SampledPod[],
  current: number,
): number | undefined {
  const { measured, unready, missing } = grouped(resource, pods);
  if (measured.length === 0) return undefined;
  const ratio = usageRatio(measured, targetPercent);
  const upWithUnready = unready.length > 0 && ratio > 1;
  if (!upWithUnready && missing.length === 0)
    return isWithinTolerance(ratio) ? current : Math.ceil(ratio * counted(measured));
  const assumed = [
    ...measured,
    ...assumedFor(missing, ratio, targetPercent),
    ...(upWithUnready ? unready.map((pod) => ({ ...pod, usage: 0 })) : []),
  ];
  const careful = usageRatio(assumed, targetPercent);
  const turns = (ratio < 1 && careful > 1) || (ratio > 1 && careful < 1);
  if (isWithinTolerance(careful) || turns) return current;
  const replicas = Math.ceil(careful * counted(assumed));
  return (careful < 1 && replicas > current) || (careful > 1 && replicas < current) ? current : replicas;
}

type MeasuredPod = SampledPod & { readonly usage: number };

function grouped(resource: ResourceMetric['resource'], pods: readonly SampledPod[]) {
  const staying = pods.filter(({ state }) => state !== 'leaving');
  const placed = staying.filter(({ state }) => state !== 'pending');
  const sampled = placed.filter((pod): pod is MeasuredPod => pod.usage !== undefined);
  const isUnready = ({ state }: SampledPod) => resource === 'cpu' && state === 'starting';
  return {
    measured: sampled.filter((pod) => !isUnready(pod)),
    unready: [...staying.filter(({ state }) => state === 'pending'), ...sampled.filter(isUnready)],
    missing: placed.filter(({ usage }) => usage === undefined),
  };
}

/** Nothing is assumed of them where use and target are the same: then they are left out. */
function assumedFor(missing: readonly SampledPod[], ratio: number, targetPercent: number): MeasuredPod[] {
  if (ratio === 1) return [];
  const percent = ratio < 1 ? Math.max(100, targetPercent) : 0;
  return missing.map((pod) => ({ ...pod, usage: Math.floor((pod.request * percent) / 100) }));
}

function usageRatio(pods: readonly MeasuredPod[], targetPercent: number): number {
  const total = (of: (pod: MeasuredPod) => number) => pods.reduce((sum, pod) => sum + of(pod) * (pod.count ?? 1), 0);
  return Math.floor((total(({ usage }) => usage) * 100) / total(({ request }) => request)) / targetPercent;
}

function counted(pods: readonly MeasuredPod[]): number {
  return pods.reduce((sum, { count = 1 }) => sum + count, 0);
}

function isWithinTolerance(ratio: number): boolean {
  return 1 - tolerance <= ratio && ratio <= 1 + tolerance;
}
