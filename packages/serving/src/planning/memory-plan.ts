/** What decides how much memory a pod needs. */
export interface MemoryProps {
  /** Size of the model's files, MiB. */
  readonly sizeMiB: number;
  /** Memory that the pod asks for, MiB. @default the least with which `memoryTargetPercent` is no trap */
  readonly memoryMiB?: number;
  /** Average memory use that adds a pod, percent of what pods ask for. */
  readonly memoryTargetPercent: number;
  /** Versions in memory at once: 1, as a new version is a new pod. @default 1 */
  readonly versionsAtOnce?: number;
  /**
   * Memory of ModelServer without a model, MiB.
   *
   * @default 512 - an allowance, not a measurement: start the image with a model of a few bytes, and read `memory.current` of its cgroup
   */
  readonly baseMiB?: number;
}

/** Memory and disk of a pod, MiB, and what it uses when nobody asks it anything. */
export interface MemoryPlan {
  /** What the pod asks for. */
  readonly requestMiB: number;
  /** What it may use: as much as it asks for, so that a node is never promised twice. */
  readonly limitMiB: number;
  /** What it uses idle: ModelServer and the model; model memory neither depends on load nor shrinks (serving 1.9). */
  readonly idleMiB: number;
  /** The same in percent of the request. */
  readonly idlePercent: number;
  /** Size limit of the volume that the loader fills. */
  readonly diskMiB: number;
}

/** An allowance: the image's resident memory has not been measured (serving, open points). */
export const defaultBaseMiB = 512;
/** TensorFlow Serving's own estimate of a loaded model: 1.2 x its bytes on disk (serving 1.4). */
export const modelFactor = 1.2;
/** How far above the idle share a memory target must be (serving 1.9, memory HPA trap); the autoscaler itself tolerates 10 % (Kubernetes, HPA, tolerance). */
export const trapFactor = 1.1;
/** Kernels and schedulers do not care; people read multiples of 16 more easily. */
const granuleMiB = 16;
/** Room for manifest and file system beside the files: a tenth and 64 MiB, an allowance. The loader renames in place, so files are there once. */
const disk = { factor: 1.1, extraMiB: 64 };

/**
 * Memory and disk of a pod that serves a model of `sizeMiB`.
 *
 * Without `memoryMiB`, the request is the least with which the memory target exceeds 1.1 x the idle share: below, the autoscaler goes to the most
 * pods and never back, since a model's memory does not shrink when load does.
 */
export function memoryPlan({
  sizeMiB,
  memoryMiB,
  memoryTargetPercent,
  versionsAtOnce = 1,
  baseMiB = defaultBaseMiB,
}: MemoryProps): MemoryPlan {
  const idleMiB = Math.ceil(baseMiB + modelFactor * sizeMiB * versionsAtOnce);
  const requestMiB = memoryMiB ?? leastRequestMiB(idleMiB, memoryTargetPercent);
  return {
    requestMiB,
    limitMiB: requestMiB,
    idleMiB,
    idlePercent: (100 * idleMiB) / requestMiB,
    diskMiB: Math.ceil(disk.factor * sizeMiB * versionsAtOnce) + disk.extraMiB,
  };
}

/** The least request, in steps of 16 MiB, of which `idleMiB` is small enough for the target, and which holds it at all. */
export function leastRequestMiB(idleMiB: number, memoryTargetPercent: number): number {
  const above = Math.max((100 * trapFactor * idleMiB) / memoryTargetPercent, idleMiB);
  return (Math.floor(above / granuleMiB) + 1) * granuleMiB;
}
