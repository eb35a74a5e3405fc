import type { ResolvedServedModel } from '@spot-serving/core';

import type { MemoryProps } from './memory-plan';
import { scaledReplicas } from './scaling-plan';
import { workingMemory } from './working-memory';

/** What decides the memory of a model's pods, whatever their nodes leave to them: the model, its requests, and how many pods its autoscaler commands. */
export function memoryProps(model: Omit<ResolvedServedModel, 'canary'>): MemoryProps {
  const { sizeMiB, memoryMiB, memoryTargetPercent, measured } = model;
  const { keptMiB, mostMiB } = workingMemory(model);
  const modelMiB = measured?.loadedMiB;
  return { sizeMiB, modelMiB, memoryMiB, memoryTargetPercent, keptMiB, mostMiB, replicas: scaledReplicas(model) };
}
