import { addingPercent, mostIdlePercent } from './memory-share';

/** What decides how much memory a pod needs. */
export interface MemoryProps {
  /** Size of the model's files, MiB. */
  readonly sizeMiB: number;
  /** Memory of the loaded model, MiB, where somebody measured it. @default {@link modelFactor} x `sizeMiB` */
  readonly modelMiB?: number;
  /** Memory that the pod asks for, MiB. @default the least with which the autoscaler comes back from `memoryTargetPercent` */
  readonly memoryMiB?: number;
  /** Average memory use that adds a pod, percent of what pods ask for; `none` leaves that to CPU. */
  readonly memoryTargetPercent: number | 'none';
  /** Fewest and most pods that the autoscaler commands. */
  readonly replicas: { readonly min: number; readonly max: number };
  /** Most that a node leaves to the pod, MiB. @default not known, and no bound */
  readonly roomMiB?: number;
  /** Memory that requests take at the CPU target, and that the process keeps, MiB. @default 0 */
  readonly keptMiB?: number;
  /** Memory that requests take at most, MiB. @default as `keptMiB` */
  readonly mostMiB?: number;
  /** Versions in memory at once: 1, as a new version is a new pod. @default 1 */
  readonly versionsAtOnce?: number;
  /**
   * Memory of ModelServer without a model, MiB.
   *
   * @default 512 - an allowance, not a measurement: start the image with a model of a few bytes, and read `memory.current` of its cgroup
   */
  readonly baseMiB?: number;
}

/** Memory and disk of a pod, MiB, what it uses when nobody asks it anything, and when its use adds a pod. */
export interface MemoryPlan {
  /** What the pod asks for. */
  readonly requestMiB: number;
  /** What it may use: with a memory target more than {@link MemoryPlan.addsAtMiB}, or the kernel would end the pod before another one is added. */
  readonly limitMiB: number;
  /** What it uses idle: ModelServer, the model, and what requests have left behind; none of it shrinks (serving 1.9; load, 3). */
  readonly idleMiB: number;
  /** The same in percent of the request. */
  readonly idlePercent: number;
  /** The most that it may use idle, percent of the request, so that the autoscaler comes back from every count of pods. */
  readonly mostIdlePercent: number;
  /** Average use at which the autoscaler adds a pod; `Infinity` without a memory target. */
  readonly addsAtMiB: number;
  /** Size limit of the volume that the loader fills. */
  readonly diskMiB: number;
}

/** An allowance: the image's resident memory has not been measured (serving, open points). */
export const defaultBaseMiB = 512;
/** Measured with ResNet-50 (load, 3). TensorFlow Serving's own estimate of a loaded model is 1.2 x its bytes on disk (serving 1.4). */
export const modelFactor = 1.5;
/** How far the limit is above the use that adds a pod, or above the request where memory adds none: some pods use more than the average, and go on while the new one starts. An allowance. */
export const limitFactor = 1.2;
/** Kernels and schedulers do not care; people read multiples of 16 more easily. */
const granuleMiB = 16;
/** Room for manifest and file system beside the files: a tenth and 64 MiB, an allowance. The loader renames in place, so files are there once. */
const disk = { factor: 1.1, extraMiB: 64 };

/**
 * Memory and disk of a pod that serves a model of `sizeMiB`.
 *
 * Without `memoryMiB`, the request is the least of which the idle use is no more than {@link mostIdlePercent}: with less, the autoscaler adds pods and never
 * takes them away, since memory does not shrink when load does. The limit is above the use at which the autoscaler adds a pod, which is above the request
 * when the target is over 90 %, and holds a request in every thread, as far as a node has room.
 */
export function memoryPlan(props: MemoryProps): MemoryPlan {
  const { sizeMiB, memoryMiB, versionsAtOnce = 1, baseMiB = defaultBaseMiB, roomMiB = Infinity } = props;
  const { keptMiB = 0, mostMiB = keptMiB } = props;
  const loadedMiB = baseMiB + (props.modelMiB ?? modelFactor * sizeMiB) * versionsAtOnce;
  const idleMiB = Math.ceil(loadedMiB + keptMiB);
  const requestMiB = memoryMiB ?? leastRequestMiB(idleMiB, props);
  const addsAtMiB = (requestMiB * addsAtPercent(props)) / 100;
  const usedMiB = Number.isFinite(addsAtMiB) ? addsAtMiB : requestMiB;
  const wantedMiB = inGranules(Math.max(limitFactor * usedMiB, loadedMiB + mostMiB));
  return {
    requestMiB,
    limitMiB: Math.max(requestMiB, Math.min(wantedMiB, roomMiB)),
    idleMiB,
    idlePercent: (100 * idleMiB) / requestMiB,
    mostIdlePercent: mostIdle(props),
    addsAtMiB,
    diskMiB: Math.ceil(disk.factor * sizeMiB * versionsAtOnce) + disk.extraMiB,
  };
}

type Target = Pick<MemoryProps, 'memoryTargetPercent' | 'replicas'>;

/** The least request, in steps of 16 MiB, of which `idleMiB` is small enough for the target. */
export function leastRequestMiB(idleMiB: number, target: Target): number {
  return inGranules(Math.max((100 * idleMiB) / mostIdle(target), idleMiB));
}

function mostIdle({ memoryTargetPercent, replicas }: Target): number {
  return memoryTargetPercent === 'none' ? Infinity : mostIdlePercent(memoryTargetPercent, replicas);
}

function addsAtPercent({ memoryTargetPercent }: Target): number {
  return memoryTargetPercent === 'none' ? Infinity : addingPercent(memoryTargetPercent);
}

function inGranules(mebibytes: number): number {
  return Math.ceil(mebibytes / granuleMiB) * granuleMiB;
}
