import { type Problem, resolveBatching, type ResolvedServedModel, when } from '@spot-serving/core';

import { wholeCpus } from '../server/model-server-threads';
import { busyShare, mostInHand } from './busy-share';
import { rounded } from './term';

/** The share of calls that may find every thread taken while the pods are at their CPU target: our choice. */
const refusedShare = 0.001;

/** Where an entry names no target: the highest that it may get. */
export const usualCpuTargetPercent = 70;

/** A queue at full use never ends: beyond this the autoscaler is what helps. */
const mostUse = 0.95;

type Threaded = Pick<ResolvedServedModel, 'cpuMillicores' | 'cpuTargetPercent' | 'batching' | 'flags'>;

/** Requests that are in hand at the CPU target, but for one moment in a thousand. */
export function busyThreads(model: Pick<Threaded, 'cpuMillicores' | 'cpuTargetPercent'>): number {
  return mostInHand(refusedShare, busyness(model));
}

/**
 * Threads that an entry names, and that are too few: for the calls in hand at the model's own CPU target, or to fill a batch. A gRPC call that finds none is
 * refused at once, and its status travels in a trailer of HTTP 200, so no balancer counts it (load, 4).
 */
export function threadProblems(model: Threaded): Problem[] {
  const { flags, batching, cpuTargetPercent = usualCpuTargetPercent } = model;
  const { grpcMaxThreads = Infinity, restApiNumThreads = Infinity } = flags;
  const places = batching && resolveBatching(batching, wholeCpus(model.cpuMillicores)).maxBatchSize;
  const least = busyThreads(model) + 1;
  const share = rounded(100 * busyShare(grpcMaxThreads - 1, busyness(model)));
  const against = ['cpuMillicores', 'cpuTargetPercent'];
  const refused = {
    path: 'flags.grpcMaxThreads',
    value: grpcMaxThreads,
    fix: `use ${least} or more, or leave it out: at ${cpuTargetPercent} % of the CPU about ${share} % of all calls find no thread, and are refused`,
    against,
  };
  return [
    ...when(batching === undefined && grpcMaxThreads < least, refused),
    ...Object.entries({ grpcMaxThreads, restApiNumThreads }).flatMap(([flag, value]) =>
      fewerThanBatch(`flags.${flag}`, value, places),
    ),
  ];
}

/** Each request holds a thread until its batch has run, so a batch of more is never full. */
function fewerThanBatch(path: string, value: number, places = 0): Problem[] {
  const fix = `use ${places + 1} or more: each request of a batch holds a thread, so no batch would ever be full`;
  return when(value <= places, { path, value, fix, against: ['batching', 'batching.maxBatchSize'] });
}

/** Whole CPUs: a pod that asks for 1300m may find no more than one free. */
function busyness({
  cpuMillicores,
  cpuTargetPercent = usualCpuTargetPercent,
}: Pick<Threaded, 'cpuMillicores' | 'cpuTargetPercent'>) {
  return {
    servers: Math.max(1, Math.floor(cpuMillicores / 1000)),
    utilization: Math.min(mostUse, cpuTargetPercent / 100),
  };
}
