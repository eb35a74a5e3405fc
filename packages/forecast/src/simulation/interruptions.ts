import { balancerLateSeconds } from '@spot-serving/core/numbers';

import { allowsEviction } from './budget';
import { leave, reconcile, vanish } from './pods';
import { launch, removeNode } from './pools';
import type { Node, Pod, State } from './state';
import { goDeaf, stopAnswering } from './traffic';

/** Warns a node: the termination handler drains it when it comes to it, and it ends with the notice. */
export function warn(state: State, node: Node): void {
  if (node.warned || node.phase === 'gone') return;
  node.warned = true;
  state.events.in(state.world.clocks.notice, () => {
    if (node.phase === 'gone') return;
    done(state, node);
    loseNode(state, node, 'undrained');
  });
  if (state.handled.size < state.world.handlerWorkers) handle(state, node);
  else state.waitingWarnings.push(node);
}

function handle(state: State, node: Node): void {
  const { chance, events, world } = state;
  state.handled.add(node);
  events.in(chance.within(world.clocks.cordon), () => {
    if (node.phase === 'ready') node.phase = 'cordoned';
    events.in(chance.within(world.clocks.eviction), () => {
      evictAll(state, node);
    });
  });
}

/** A worker that is free takes the next warning. */
function done(state: State, node: Node): void {
  if (!state.handled.delete(node)) return;
  let next = state.waitingWarnings.shift();
  while (next?.phase === 'gone') next = state.waitingWarnings.shift();
  if (next !== undefined) handle(state, next);
}

/** Evicts what the budget lets go, and tries the rest again later; when the last pod has ended, the node is drained. */
function evictAll(state: State, node: Node): void {
  if (node.phase === 'gone') return;
  for (const pod of [...node.pods]) if (pod.phase !== 'leaving' && mayLeave(state, pod)) evict(state, pod);
  if (node.pods.size === 0) return done(state, node);
  state.events.in(state.world.clocks.evictionRetry, () => {
    evictAll(state, node);
  });
}

function mayLeave({ events }: State, { set, phase }: Pod): boolean {
  const { service } = set;
  if (service === undefined) return true;
  const allowed = allowsEviction(service, phase === 'ready');
  if (allowed) service.totals.evictedAt.push(events.now);
  return allowed;
}

function evict(state: State, pod: Pod): void {
  if (pod.set.deployment === undefined || pod.phase !== 'ready') return vanish(state, pod);
  leave(state, pod);
}

/**
 * A node ends, with all that is on it. Requests go to its pods until the balancer has noticed, and Kubernetes replaces those that were to stay when it has. The
 * Auto Scaling group keeps its size.
 */
export function loseNode(state: State, node: Node, cause: 'undrained' | 'killed'): void {
  removeNode(state, node);
  const replaced = [...node.pods].filter((pod) => pod.set.pods.delete(pod)).map(({ set }) => set);
  for (const set of replaced) set.unnoticed += 1;
  node.pool.replacing += 1;
  for (const pod of node.pods) endPod(state, pod, cause);
  state.events.in(state.chance.within(state.world.clocks.lostNode), () => {
    for (const set of replaced) {
      set.unnoticed -= 1;
      reconcile(state, set);
    }
    node.pool.replacing -= 1;
    launch(state, node.pool);
  });
}

function endPod(state: State, pod: Pod, cause: 'undrained' | 'killed'): void {
  const { set, phase, left = 0 } = pod;
  const { service } = set;
  set.starting.delete(pod);
  pod.phase = 'gone';
  set.zones[pod.node?.zone ?? 0] = (set.zones[pod.node?.zone ?? 0] ?? 0) - 1;
  if (service === undefined) return;
  const { unhealthySeconds } = service.spec;
  if (phase === 'ready') {
    stopAnswering(state, pod);
    goDeaf(state, service, cause, unhealthySeconds);
    if (cause === 'undrained') service.totals.evictions.never += 1;
  }
  if (phase === 'leaving') {
    service.totals.evictions.cut += 1;
    const late = balancerLateSeconds - (state.events.now - left);
    if (late > 0) goDeaf(state, service, cause, Math.min(late, unhealthySeconds));
  }
}
