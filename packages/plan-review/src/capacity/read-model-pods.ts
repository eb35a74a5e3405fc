import { buysSpot } from '../cost/node-group';
import { block, numberOf, type PlanObject, textsOf } from '../cost/plan-objects';
import { fits, type PodSet } from '../cost/pod-set';
import { memoryOf } from '../cost/quantity';
import { readNodeGroups } from '../cost/read-node-groups';
import { autoscalerOf, nameOf } from '../cost/read-pod-sets';
import { listOf, objectOf, textOf } from '../plan/json';
import type { ModelPods } from './model-pods';

/** The pods that serve models: those with the component label that this house gives them. */
export function readModelPods(objects: readonly PlanObject[], sets: readonly PodSet[]): readonly ModelPods[] {
  return objects.filter(servesModel).flatMap((deployment) => {
    const set = sets.find(({ address }) => address === deployment.address);
    return set === undefined ? [] : [modelPods(deployment, set, objects)];
  });
}

/** Whether an object is the Deployment of a model. */
export function servesModel({ type, values }: PlanObject): boolean {
  return (
    type.startsWith('kubernetes_deployment') &&
    textsOf(block(values, 'spec', 'template', 'metadata').labels)['app.kubernetes.io/component'] === 'model-server'
  );
}

function modelPods({ values }: PlanObject, set: PodSet, objects: readonly PlanObject[]): ModelPods {
  const { name, replicas, perNode } = set;
  const pod = block(values, 'spec', 'template', 'spec');
  const volume = listOf(pod.volume)
    .map(objectOf)
    .find((one) => one.name === 'models');
  const size = memoryOf(textOf(block(volume ?? {}, 'empty_dir').size_limit));
  return {
    name,
    replicas,
    scales: (numberOf(block(autoscalerOf(name, objects)?.values ?? {}, 'spec').max_replicas) ?? 0) > replicas,
    modelGiB: size === undefined ? undefined : size / 1024,
    warmup: !listOf(pod.container)
      .flatMap((container) => listOf(objectOf(container).args))
      .includes('--enable_model_warmup=false'),
    checks: checksOf(name, objects),
    atRisk: Math.min(perNode, replicas),
    onSpot: mayBeOnSpot(set, objects),
  };
}

/** Without a known group nothing says that there is no Spot. */
function mayBeOnSpot(set: PodSet, objects: readonly PlanObject[]): boolean {
  const groups = readNodeGroups(objects).groups.filter(({ labels }) => fits(set, labels));
  return groups.length === 0 || groups.some(buysSpot);
}

/** The slowest of the checks that the namespace's Ingresses ask for; what one does not say is the controller's own (serving 1.7). */
function checksOf(name: string, objects: readonly PlanObject[]): ModelPods['checks'] {
  const prefix = 'alb.ingress.kubernetes.io/';
  const checks = objects
    .filter(
      ({ type, values }) => type === 'kubernetes_ingress_v1' && nameOf(values).split('/')[0] === name.split('/')[0],
    )
    .map(({ values }) => textsOf(block(values, 'metadata').annotations))
    .map((said) => ({
      seconds: numberOf(said[`${prefix}healthcheck-interval-seconds`]) ?? 15,
      count: numberOf(said[`${prefix}healthy-threshold-count`]) ?? 2,
    }));
  return checks.sort((a, b) => b.seconds * b.count - a.seconds * a.count)[0];
}
