import type { Node, State } from './state';
import { changeTraffic } from './traffic';

/** What a node leaves, its busy pods share by what they ask for (Linux CPU weights); nobody gets more than its limit. */
export function shareCpu(state: State, node: Node): void {
  const pods = [...node.pods].filter(({ set }) => set.deployment !== undefined);
  const asked = pods.reduce((sum, { set }) => sum + set.asks.cpu, 0);
  for (const pod of pods) {
    const { set } = pod;
    const share = asked === 0 ? 0 : (node.pool.spec.room.cpu * set.asks.cpu) / asked;
    const cpu = Math.min(share, set.deployment?.cpuLimit ?? Infinity);
    const { service } = set;
    if (pod.phase === 'ready' && service !== undefined && cpu !== pod.cpu)
      changeTraffic(state, service, () => {
        service.cpu += cpu - pod.cpu;
      });
    pod.cpu = cpu;
  }
}
