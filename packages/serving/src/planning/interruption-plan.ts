import type { InterruptionsSection, ResolvedServedModel } from '@spot-serving/core';

import type { NodeSize, PodSize } from './node-size';
import { scaledReplicas } from './scaling-plan';
import type { Term } from './term';

/** What one interruption takes, and of what. */
export interface InterruptionProps {
  /** What may be warned at once. */
  readonly interruptions: InterruptionsSection;
  /** Availability zones of the nodes. */
  readonly zones: number;
  /** A node of each serving pool. @default not known: a pod is counted on for no more than it asks for */
  readonly nodes?: readonly NodeSize[];
  /** What daemons take from each node. */
  readonly daemons: PodSize;
}

/** How a model stands what is warned at once. */
export interface InterruptionPlan {
  /** `maxUnavailable` of its disruption budget: pods, or a percentage, which Kubernetes rounds up ("Specifying a Disruption Budget"). */
  readonly maxUnavailable: number | string;
  /** Pods that are warned at once when there are as many as there may be. */
  readonly warnedPods: number;
  /** Of those how many the budget lets go together. */
  readonly allowedPods: number;
  /** What a pod can answer when it must, percent of the CPU that it asks for. */
  readonly carriedPercent: number;
  /** The highest CPU target with which the pods that are left carry everything, percent; 0 where none is left. */
  readonly mostCpuTargetPercent: number;
  /** The count of pods that decides it, and how many of them are warned. */
  readonly tightest: { readonly pods: number; readonly warned: number };
  /** Fewest pods of which one is left; undefined where none is, however many there are. */
  readonly leastPods: number | undefined;
}

/** More are no setting (core, `replicas`). */
const mostPods = 1000;

type Interrupted = Pick<ResolvedServedModel, 'cpuMillicores' | 'podsPerNode' | 'replicas' | 'onDemandFloor'>;

/**
 * What an interruption of the design load does to a model, for every count of pods that its autoscaler may ask for. Pods are spread over the zones, so a zone
 * holds their share, rounded up.
 */
export function interruptionPlan(model: Interrupted, props: InterruptionProps): InterruptionPlan {
  const { min, max } = scaledReplicas(model);
  const { onDemandFloor: floor } = model;
  const carriedPercent = carried(model, props);
  const counts = Array.from({ length: max - min + 1 }, (_, more) => min + more);
  const targets = counts.map((scaled) => {
    const [pods, warned] = [scaled + floor, warnedOf(scaled, model, props)];
    return {
      pods,
      warned,
      target: pods > warned ? Math.min(100, Math.floor((carriedPercent * (pods - warned)) / pods)) : 0,
    };
  });
  const tightest = targets.reduce((one, other) => (other.target < one.target ? other : one), {
    pods: min + floor,
    warned: 0,
    target: 100,
  });
  const maxUnavailable = allowance(model, props);
  return {
    maxUnavailable,
    warnedPods: warnedOf(max, model, props),
    allowedPods:
      typeof maxUnavailable === 'number' ? maxUnavailable : share(max + floor, Number.parseInt(maxUnavailable, 10)),
    carriedPercent,
    mostCpuTargetPercent: tightest.target,
    tightest: { pods: tightest.pods, warned: tightest.warned },
    leastPods: leastPods(model, props),
  };
}

function leastPods(model: Interrupted, props: InterruptionProps): number | undefined {
  const { onDemandFloor: floor } = model;
  const scaled = Array.from({ length: mostPods }, (_, index) => index + 1);
  const found = scaled.find((count) => count + floor > warnedOf(count, model, props));
  return found === undefined ? undefined : found + floor;
}

/** What was asked for, in a message. */
export function interruptionTerms(plan: InterruptionPlan, props: InterruptionProps): Term[] {
  const { tightest, carriedPercent } = plan;
  const said: readonly [string, unknown][] = Object.entries(props.interruptions);
  const [what, value] = said[0] ?? ['nodes', 1];
  return [
    {
      name: `interruptions.${what}`,
      value: Number(value),
      source: 'what may be warned at once: the environment (default one node; in production a zone)',
    },
    { name: 'zones', value: props.zones, source: 'network.zones, over which the pods are spread' },
    { name: 'pods', value: tightest.pods, source: 'the count between replicas.min and max that has least left' },
    { name: 'warned', value: tightest.warned, source: 'of them, at once' },
    {
      name: 'carriedPercent',
      value: carriedPercent,
      source:
        'what a pod can use when it must, of what it asks for: all that its node leaves, where no other fits beside it',
    },
  ];
}

/** Spot warns none of the floor; a zone is lost with all that is in it. */
function warnedOf(
  scaled: number,
  { podsPerNode, onDemandFloor: floor }: Interrupted,
  { interruptions, zones }: InterruptionProps,
): number {
  const { nodes = 0, share: percent = 0, zone = false } = interruptions;
  const onSpot = Math.min(scaled, Math.max(nodes * podsPerNode, share(scaled, percent)));
  return zone ? Math.ceil((scaled + floor) / zones) : onSpot;
}

function share(pods: number, percent: number): number {
  return Math.ceil((pods * percent) / 100);
}

/** All that are warned leave at once: none of them is there for long (drain.md, row B). */
function allowance(
  { podsPerNode }: Interrupted,
  { interruptions: { nodes = 1, share: percent, zone = false }, zones }: InterruptionProps,
): number | string {
  if (zone) return `${Math.ceil(100 / zones)}%`;
  return percent === undefined ? nodes * podsPerNode : `${percent}%`;
}

/**
 * No more than the CPUs for which the server has threads, and no more than is asked for where a pod like it may run beside it. Of a pod that no node holds
 * others speak.
 */
function carried({ cpuMillicores, podsPerNode }: Interrupted, { nodes = [], daemons }: InterruptionProps): number {
  const rooms = nodes.map((node) => (node.cpuMillicores - daemons.cpuMillicores) / podsPerNode);
  if (rooms.length === 0) return 100;
  const room = Math.min(...rooms.filter((one) => one >= cpuMillicores));
  if (!Number.isFinite(room)) return Infinity;
  if (room >= 2 * cpuMillicores) return 100;
  return Math.floor((100 * Math.min(room, 1000 * Math.ceil(cpuMillicores / 1000))) / cpuMillicores);
}
