import { handlerSeconds, spotNoticeSeconds } from '@spot-serving/core/numbers';

import { readModelPods } from '../../capacity/read-model-pods';
import { block, numberOf, type PlanObject } from '../../cost/plan-objects';
import { readPodSets } from '../../cost/read-pod-sets';
import { listOf, objectOf, textOf } from '../../plan/json';

/** How a pod of a model leaves a warned node. Seconds after the warning, the latest of each. */
export interface Drain {
  readonly name: string;
  /** The node is cordoned, and the pod is asked to stop. */
  readonly evicted: number;
  /** The balancer has heard that the pod leaves. */
  readonly unrouted: number;
  /** The longest request that came until then has its answer. */
  readonly answered: number;
  /** The pod goes on answering until then. */
  readonly stopped: number;
  /** It would be killed then, had it not ended. */
  readonly killed: number;
  /** The instance ends. */
  readonly ends: number;
  /** How many of them may be on one node; more than one leave one after the other. */
  readonly perNode: number;
}

/** Models on Spot whose pods say how they drain: by the settings that the pods' scripts get, and the grace period. */
export function readDrains(objects: readonly PlanObject[]): readonly Drain[] {
  const sets = readPodSets(objects);
  const models = readModelPods(objects, sets).filter(({ onSpot }) => onSpot);
  return models.flatMap(({ name }): readonly Drain[] => {
    const set = sets.find((one) => one.name === name);
    const deployment = objects.find(({ address }) => address === set?.address);
    const pod = block(deployment?.values ?? {}, 'spec', 'template', 'spec');
    const settings = new Map(
      listOf(objectOf(listOf(pod.container)[0]).env)
        .map(objectOf)
        .map((one) => [textOf(one.name) ?? '', numberOf(one.value)]),
    );
    const [balancer, longest] = [settings.get('BALANCER_SECONDS'), settings.get('LONGEST_REQUEST_SECONDS')];
    const [preStop, grace] = [settings.get('PRE_STOP_SECONDS'), numberOf(pod.termination_grace_period_seconds)];
    if (balancer === undefined || longest === undefined || preStop === undefined || grace === undefined) return [];
    const evicted = handlerSeconds.cordon.slowest + handlerSeconds.eviction.slowest;
    const at = (seconds: number): number => evicted + seconds;
    return [
      {
        name: name.replace(/^.*\//, ''),
        evicted,
        unrouted: at(balancer),
        answered: at(balancer + longest),
        stopped: at(preStop),
        killed: at(grace),
        ends: spotNoticeSeconds,
        perNode: set?.perNode ?? 1,
      },
    ];
  });
}

/** Whether a pod of the first to leave has ended before its node, whatever happens. */
export function holds({ answered, stopped, killed, ends }: Drain): boolean {
  return answered <= stopped && stopped < killed && killed < ends;
}
