import {
  block,
  chartValues,
  fits,
  listOf,
  numberOf,
  objectOf,
  type PlanObject,
  readPodSets,
  readSurroundings,
  secondsOf,
  textOf,
  textsOf,
} from '@spot-serving/plan-review/deployed';

import { type Clocks, clocks } from './clocks';
import { type ReadPool, readPools } from './read-pools';
import { readServices } from './read-services';
import type { Headroom, NodeAutoscaler, World } from './world';

/** What the cluster autoscaler does where nobody told it (cluster-autoscaler FAQ, "What are the parameters to CA?"). */
const untold: NodeAutoscaler = {
  provision: 15 * 60,
  backoff: { first: 5 * 60, most: 30 * 60 },
  unneeded: 10 * 60,
  afterAdd: 10 * 60,
};

/** The termination handler's workers where nobody told it (its chart's values.yaml, `workers`; serving 1.8). */
const untoldWorkers = 10;

/** Reads from what an app has all that a forecast needs; never throws. */
export function readWorld(objects: readonly PlanObject[], region: string | undefined): World {
  const pools = readPools(objects, region);
  const [handler = {}] = chartValues('aws-node-termination-handler', objects);
  return {
    services: readServices(objects, pools),
    pools,
    headroom: readHeadroom(objects, pools),
    nodeAutoscaler: readNodeAutoscaler(objects),
    handlerWorkers: numberOf(handler.workers) ?? untoldWorkers,
    clocks: readClocks(objects),
    sharesName: objects.some(
      ({ type, values }) =>
        type === 'aws_route53_record' && Object.keys(block(values, 'latency_routing_policy')).length > 0,
    ),
  };
}

function readHeadroom(objects: readonly PlanObject[], pools: readonly ReadPool[]): Headroom {
  const sets = readPodSets(objects).filter(({ placeholders, asks }) => placeholders && asks !== undefined);
  const [first] = sets;
  return {
    count: sets.reduce((sum, { replicas }) => sum + replicas, 0),
    asks: first?.asks ?? { cpu: 0, memory: 0 },
    pools: first === undefined ? [] : pools.filter(({ labels }) => fits(first, labels)).map(({ name }) => name),
    ...(keepsAway(
      objects,
      sets.map(({ address }) => address),
    )
      ? { keepsAway: true }
      : {}),
  };
}

/** Whether pods of models have an anti-affinity that names placeholders by their instance label. */
function keepsAway(objects: readonly PlanObject[], placeholders: readonly string[]): boolean {
  const template = ({ values }: PlanObject) => block(values, 'spec', 'template');
  const instances = objects
    .filter(({ address }) => placeholders.includes(address))
    .flatMap((one) => textOf(textsOf(block(template(one), 'metadata').labels)[instance]) ?? []);
  const terms = objects
    .filter(({ type }) => type.startsWith('kubernetes_deployment'))
    .flatMap((one) =>
      listOf(
        block(template(one), 'spec', 'affinity', 'pod_anti_affinity')
          .required_during_scheduling_ignored_during_execution,
      ),
    );
  const named = terms
    .flatMap((term) => listOf(block(objectOf(term), 'label_selector').match_expressions))
    .flatMap((expression) => listOf(objectOf(expression).values));
  return instances.some((one) => named.includes(one));
}

const instance = 'app.kubernetes.io/instance';

function readNodeAutoscaler(objects: readonly PlanObject[]): NodeAutoscaler {
  const [values = {}] = chartValues('cluster-autoscaler', objects);
  const told = objectOf(values.extraArgs);
  const seconds = (name: string, otherwise: number) => secondsOf(textOf(told[name])) ?? otherwise;
  return {
    provision: seconds('max-node-provision-time', untold.provision),
    backoff: {
      first: seconds('initial-node-group-backoff-duration', untold.backoff.first),
      most: seconds('max-node-group-backoff-duration', untold.backoff.most),
    },
    unneeded: seconds('scale-down-unneeded-time', untold.unneeded),
    afterAdd: seconds('scale-down-delay-after-add', untold.afterAdd),
  };
}

function readClocks(objects: readonly PlanObject[]): Clocks {
  const { scanSeconds, metricsSeconds } = readSurroundings(objects, []);
  const { low, high } = clocks.metricsAge;
  return {
    ...clocks,
    scan: { low: scanSeconds, high: scanSeconds + 1 },
    metricsAge: { low: metricsSeconds, high: metricsSeconds + high - low },
  };
}
