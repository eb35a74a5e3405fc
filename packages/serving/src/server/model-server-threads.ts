/** Thread pools of a ModelServer. */
export interface ModelServerThreads {
  /** Whole CPUs: threads of TensorFlow's two pools, and batches that run at once. */
  readonly cpus: number;
  /** Threads of each API's own pool. */
  readonly api: number;
}

/**
 * Thread pools for what a pod asks for. Upstream's defaults are the CPUs of the whole node and four times as many for each API
 * (server.cc, `port::NumSchedulableCPUs`), which a small pod on a large node pays with throttling (kserve#1031). The REST event loop takes a
 * thread of its pool for good (evhttp_server.cc), so fewer than two would answer nobody; here they are never fewer than four.
 */
export function modelServerThreads(cpuMillicores: number): ModelServerThreads {
  const cpus = Math.max(1, Math.ceil(cpuMillicores / 1000));
  return { cpus, api: 4 * cpus };
}
