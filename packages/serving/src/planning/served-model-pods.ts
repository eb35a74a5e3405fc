import type { ResolvedServedModel } from '@spot-serving/core';

import { memoryPlan } from './memory-plan';
import { memoryProps } from './memory-props';
import type { ModelPods } from './node-fit';
import { podRequest } from './pod-request';
import { scaledReplicas } from './scaling-plan';

/** A rollout with maxUnavailable 0 cannot go on without room for one more pod, of each Deployment. */
const surgePods = 1;

/**
 * The pods of a served model at their most: the autoscaler's, a canary's fewest, since both answer the same requests, and one that a rollout starts
 * first. An On-Demand floor is a Deployment of its own, with such a pod of its own, and a canary has a floor as well.
 */
export function servedModelPods(name: string, model: ResolvedServedModel): ModelPods {
  const { podsPerNode, replicas, canary, onDemandFloor: floor } = model;
  const ofFloor = floor > 0 ? (canary ? 2 : 1) * floor + surgePods : 0;
  const extraPods = (floor > 0 ? 2 : 1) * surgePods + (canary ? Math.max(replicas.min, floor + 1) : 0);
  const maxPods = replicas.max + extraPods;
  return { name, ...podSize(model), podsPerNode, maxPods, extraPods, floorPods: ofFloor };
}

/** The pods of a served model that go to Spot when nobody asks it anything, an entry for each version: pods of two versions may share a node. */
export function restingPods(name: string, model: ResolvedServedModel): ModelPods[] {
  const { podsPerNode, canary } = model;
  const own = { ...podSize(model), podsPerNode, maxPods: scaledReplicas(model).min, extraPods: 0 };
  return [{ name, ...own }, ...(canary ? [{ name: `${name}, canary`, ...own }] : [])];
}

/** A model with the files and the memory of the larger version: what holds it holds both. */
export function largestVersion(model: ResolvedServedModel): ResolvedServedModel {
  const { canary } = model;
  if (canary === undefined) return model;
  const { sizeMiB, measured, memoryPerItemMiB } = model;
  const sizes = [sizeMiB, canary.sizeMiB ?? sizeMiB];
  const other = canary.measured;
  const largest =
    measured === undefined || other === undefined
      ? undefined
      : { ...measured, loadedMiB: Math.max(measured.loadedMiB, other.loadedMiB) };
  const perItemMiB = Math.max(memoryPerItemMiB, other?.memoryPerItemMiB ?? 0);
  return { ...model, sizeMiB: Math.max(...sizes), measured: largest, memoryPerItemMiB: perItemMiB };
}

function podSize(
  model: ResolvedServedModel,
): Pick<ModelPods, 'cpuMillicores' | 'memoryMiB' | 'untargetedMiB' | 'keptMiB' | 'diskMiB'> {
  const own = memoryProps(largestVersion(model));
  const memory = memoryPlan(own);
  const { requestMiB: untargetedMiB } = memoryPlan({ ...own, memoryTargetPercent: 'none' });
  const { cpuMillicores, memoryMiB: requestMiB, diskMiB } = podRequest(model.cpuMillicores, memory);
  return {
    cpuMillicores,
    memoryMiB: requestMiB,
    keptMiB: own.keptMiB,
    diskMiB,
    ...(untargetedMiB < requestMiB ? { untargetedMiB } : {}),
  };
}
