import { shareCpu } from './share-cpu';
import type { Node, Pod, PodSet, StartSteps, State } from './state';
import type { Step } from './totals';
import { changeTraffic, stopAnswering } from './traffic';

/** Makes or removes pods until there are as many as are asked for. */
export function reconcile(state: State, set: PodSet): void {
  while (set.pods.size + set.unnoticed < set.desired) makePod(state, set);
  while (set.pods.size + set.unnoticed > set.desired && set.pods.size > 0) removeOne(state, set);
}

function makePod(state: State, set: PodSet): Pod {
  const pod: Pod = { set, created: state.events.now, phase: 'pending', cpu: 0 };
  set.pods.add(pod);
  set.pending.add(pod);
  state.unsettled = true;
  return pod;
}

/** The ReplicaSet controller takes pods without a node first, then those that are not Ready, then the youngest. */
function removeOne(state: State, set: PodSet): void {
  const idle = last(set.pending) ?? last(set.starting);
  if (idle !== undefined) return drop(state, idle);
  for (let pod = set.readied.pop(); pod !== undefined; pod = set.readied.pop())
    if (pod.phase === 'ready') return stop(state, pod);
}

function last(pods: ReadonlySet<Pod>): Pod | undefined {
  let found: Pod | undefined;
  for (const pod of pods) found = pod;
  return found;
}

/** Gives a pod a node. @param wait what its room needs first, seconds */
export function bind(state: State, pod: Pod, node: Node, wait = 0): void {
  const { set } = pod;
  set.pending.delete(pod);
  pod.node = node;
  pod.bound = state.events.now;
  node.pods.add(pod);
  node.emptySince = undefined;
  node.free = { cpu: node.free.cpu - set.asks.cpu, memory: node.free.memory - set.asks.memory };
  set.zones[node.zone] = (set.zones[node.zone] ?? 0) + 1;
  if (set.deployment === undefined) {
    pod.phase = 'ready';
    return;
  }
  pod.phase = 'starting';
  set.starting.add(pod);
  pod.steps = drawSteps(state, pod, node, wait);
  node.images.add(set);
  shareCpu(state, node);
  const seconds = Object.values(pod.steps).reduce((sum, step) => sum + step, 0);
  state.events.in(seconds, () => {
    if (pod.phase === 'starting') becomeReady(state, pod);
  });
}

function drawSteps({ world, chance, storeFactor }: State, { set }: Pod, node: Node, wait: number): StartSteps {
  const { clocks } = world;
  const { modelGiB, warmup, checkSeconds } = set.deployment ?? { modelGiB: 0, warmup: false, checkSeconds: 0 };
  const pull = chance.within(clocks.pull);
  const warmed = chance.within(clocks.warmup);
  return {
    preempt: wait,
    pull: node.images.has(set) ? 0 : pull,
    start: chance.within(clocks.start),
    fetch: modelGiB * clocks.fetchPerGiB * storeFactor,
    load: modelGiB * clocks.loadPerGiB,
    warmup: warmup ? warmed : 0,
    checks: checkSeconds,
    look: checkSeconds === 0 ? 0 : chance.within(clocks.look),
  };
}

/** Lets a pod answer from now on. */
export function becomeReady(state: State, pod: Pod): void {
  const { set } = pod;
  const { service } = set;
  if (service === undefined) return;
  set.starting.delete(pod);
  set.readied.push(pod);
  pod.ready = state.events.now;
  changeTraffic(
    state,
    service,
    () => {
      pod.phase = 'ready';
      service.ready += 1;
      service.cpu += pod.cpu;
    },
    stepsOf(pod, service.totals.shortSince ?? pod.created),
  );
}

/** What a pod had waited for since `from`. */
function stepsOf({ created, asked, node, bound, steps }: Pod, from: number): Partial<Record<Step, number>> {
  const begun = Math.max(created, asked ?? created, node?.asked ?? created);
  return {
    'pod autoscaler': Math.max(0, created - from),
    'node autoscaler': begun - created,
    'node boots': Math.max(0, (bound ?? begun) - begun),
    'placeholder goes': steps?.preempt,
    'images are pulled': steps?.pull,
    'containers start': steps?.start,
    'model is fetched': steps?.fetch,
    'model is loaded': steps?.load,
    'recorded requests run': steps?.warmup,
    "balancer's checks": (steps?.checks ?? 0) + (steps?.look ?? 0),
  };
}

/** A pod that answers stops to: it is replaced, goes on with what it has in hand, and ends. */
export function leave(state: State, pod: Pod): void {
  stop(state, pod);
  reconcile(state, pod.set);
}

function stop(state: State, pod: Pod): void {
  stopAnswering(state, pod);
  pod.phase = 'leaving';
  pod.left = state.events.now;
  pod.set.pods.delete(pod);
  state.events.in(pod.set.deployment?.stopSeconds ?? 0, () => {
    if (pod.phase !== 'leaving') return;
    if (pod.node?.warned === true && pod.set.service !== undefined) pod.set.service.totals.evictions.drained += 1;
    drop(state, pod);
  });
}

/** A pod is no more, and its room is free; it is replaced if it was to stay. */
export function vanish(state: State, pod: Pod): void {
  drop(state, pod);
  reconcile(state, pod.set);
}

function drop(state: State, pod: Pod): void {
  const { set, node } = pod;
  set.pods.delete(pod);
  set.pending.delete(pod);
  set.starting.delete(pod);
  pod.phase = 'gone';
  if (node !== undefined) leaveNode(state, pod, node);
}

function leaveNode(state: State, pod: Pod, node: Node): void {
  const { set } = pod;
  if (!node.pods.delete(pod)) return;
  node.free = { cpu: node.free.cpu + set.asks.cpu, memory: node.free.memory + set.asks.memory };
  set.zones[node.zone] = (set.zones[node.zone] ?? 0) - 1;
  shareCpu(state, node);
  if (node.phase !== 'ready') return;
  for (const each of [...state.sets, state.placeholders]) each.open.add(node);
  state.unsettled = true;
  if (node.pods.size === 0) {
    node.emptySince = state.events.now;
    state.onEmpty(node);
  }
}
