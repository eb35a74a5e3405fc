import type { InterruptionsSection, Problem, ResolvedServedModel } from '@spot-serving/core';
import { balancerCheck, daemonAllowance } from '@spot-serving/core/numbers';

import { type ServerSettings, serverSettings } from '../server/server-settings';
import { type DrainBudget, drainBudget } from './drain-budget';
import { drainProblems } from './drain-problems';
import { type ResolvedDrainTerms, resolveDrainTerms } from './drain-terms';
import { furtherScaleUps, stepsBetween } from './further-scale-ups';
import { type InterruptionPlan, interruptionPlan, type InterruptionProps } from './interruption-plan';
import { interruptionProblems } from './interruption-problems';
import { type MemoryPlan, memoryPlan, type MemoryProps } from './memory-plan';
import { memoryProblems } from './memory-problems';
import { memoryProps } from './memory-props';
import { leastNetworkMbps, type NodeSize, type PodSize } from './node-size';
import { fitsBesidePlaceholder } from './placeholder-size';
import { type PodRequest, podRequest } from './pod-request';
import { type ProbePlan, probePlan } from './probe-plan';
import { type ScalingPlan, scalingPlan } from './scaling-plan';
import { type Startup, startup, type StartupProps } from './startup';
import { usualCpuTargetPercent } from './thread-problems';

/** What the models of an environment share. */
export interface ServingSurroundings {
  /** Placeholders: `platform.headroom`. */
  readonly headroom: number;
  /** Minutes after which the autoscaler gives up a pool that does not deliver: `platform.autoscaler.provisionMinutes`. */
  readonly provisionMinutes: number;
  /** A node of each serving pool, Spot and On-Demand: see `nodeSize`. @default not known */
  readonly nodes?: readonly NodeSize[];
  /** Figures of these nodes that are better known than the allowances. @default the allowances of `startup` */
  readonly timing?: Pick<StartupProps, 'warmupSeconds' | 'pullSeconds'>;
  /** What daemons take from each node. @default an allowance */
  readonly daemons?: PodSize;
  /** What Spot may warn of at once. @default one node */
  readonly interruptions?: InterruptionsSection;
  /** Availability zones of the nodes. @default 3 */
  readonly zones?: number;
}

/** One version of a model: an environment's entry without its canary, which is a second one. */
export type PlannedModel = Omit<ResolvedServedModel, 'canary'>;

/** Every number of one version of a model: those that are proved, those that are rendered and those that a reader sees are these. */
export interface ServingPlan {
  /** How the pods of a warned node leave, and what preStop, grace period, budget and target group are told. */
  readonly drain: DrainBudget & { readonly terms: ResolvedDrainTerms };
  /** How long a pod takes until it answers, and the patience of those who wait. */
  readonly startup: Startup;
  /** What the kubelet asks. */
  readonly probes: ProbePlan;
  /** What the balancer asks. */
  readonly balancerCheck: typeof balancerCheck;
  /** Memory that a pod uses, and when its use adds a pod. */
  readonly memory: MemoryPlan & { readonly terms: MemoryProps };
  /** What a pod asks for and may use. */
  readonly resources: PodRequest;
  /** Whether its pods keep away from placeholders, beside which they would fit. */
  readonly apartFromHeadroom: boolean;
  /** What is warned at once, and what the others carry. */
  readonly interruption: InterruptionPlan & { readonly terms: InterruptionProps };
  /** How many pods, and by what their number changes. */
  readonly scaling: ScalingPlan;
  /** What ModelServer is told. */
  readonly server: ServerSettings;
}

/** Plans one version of a model, once: constructs take what they render from here, and {@link servingPlanProblems} judges it. Never throws. */
export function servingPlan(model: PlannedModel, surroundings: ServingSurroundings): ServingPlan {
  const { provisionMinutes, timing, nodes } = surroundings;
  const interruption = plannedInterruption(model, surroundings);
  const scaling = scalingPlan(model, model.cpuTargetPercent ?? usualTarget(interruption));
  const started = startup({
    ...timing,
    provisionMinutes,
    spotPools: nodes?.filter(({ onDemand }) => !onDemand).length,
    furtherScaleUps: nodes ? furtherScaleUps(nodes) : stepsBetween(scaling.min, scaling.max),
    sizeMiB: model.sizeMiB,
    networkMbps: leastNetworkMbps(nodes),
    mostPods: Math.max(scaling.max, scaling.floor),
    warmup: model.flags.enableModelWarmup,
  });
  const memory = plannedMemory(model, surroundings);
  const resources = podRequest(model.cpuMillicores, memory);
  return {
    drain: plannedDrain(model, surroundings.headroom, started, interruption),
    interruption,
    startup: started,
    probes: probePlan(started),
    balancerCheck,
    memory,
    resources,
    apartFromHeadroom: surroundings.headroom > 0 && fitsBesidePlaceholder(resources, nodes ?? []),
    scaling,
    server: serverSettings(model),
  };
}

/** What keeps a plan from being answered without a lost request, or from coming back after a spike, with paths as in the model's entry. */
export function servingPlanProblems({ drain, memory, interruption, scaling }: ServingPlan): Problem[] {
  const cpu = scaling.metrics.find(({ resource }) => resource === 'cpu');
  return [
    ...drainProblems(drain.terms),
    ...memoryProblems(memory.terms),
    ...interruptionProblems(cpu?.targetPercent ?? 0, interruption, interruption.terms),
  ];
}

/** The highest target that the pods left can carry, and no more than is usual. */
function usualTarget({ mostCpuTargetPercent }: InterruptionPlan): number {
  return Math.max(1, Math.min(usualCpuTargetPercent, mostCpuTargetPercent));
}

function plannedInterruption(
  model: PlannedModel,
  { interruptions = { nodes: 1 }, zones = 3, nodes, daemons = daemonAllowance }: ServingSurroundings,
): ServingPlan['interruption'] {
  const terms = { interruptions, zones, nodes, daemons };
  return { ...interruptionPlan(model, terms), terms };
}

function plannedDrain(
  model: PlannedModel,
  headroomPods: number,
  { times }: Startup,
  { warnedPods, allowedPods }: InterruptionPlan,
): ServingPlan['drain'] {
  const { longestRequestSeconds, preStopSeconds, gracePeriodSeconds, podsPerNode } = model;
  const warned = {
    warnedNodes: Math.max(1, Math.ceil(warnedPods / podsPerNode)),
    maxUnavailable: Math.max(1, allowedPods),
  };
  const own = { longestRequestSeconds, preStopSeconds, gracePeriodSeconds, podsPerNode, ...warned };
  const terms = resolveDrainTerms({ ...own, headroomPods, startup: times });
  return { ...drainBudget(terms), terms };
}

/** The limit is no more than the smallest node that holds the pod leaves to it. */
function plannedMemory(
  model: PlannedModel,
  { nodes = [], daemons = daemonAllowance }: ServingSurroundings,
): ServingPlan['memory'] {
  const own = memoryProps(model);
  const { requestMiB } = memoryPlan(own);
  const rooms = nodes.map((node) => node.memoryMiB - daemons.memoryMiB).filter((room) => room >= requestMiB);
  const terms = { ...own, roomMiB: rooms.length === 0 ? undefined : Math.floor(Math.min(...rooms)) };
  return { ...memoryPlan(terms), terms };
}
