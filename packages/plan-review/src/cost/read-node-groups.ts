import { listOf, objectOf, textOf } from '../plan/json';
import { diskOf, templateOf } from './launch-template';
import type { NodeGroup } from './node-group';
import { block, numberOf, type PlanObject, textsOf } from './plan-objects';
import { cpuOf, memoryOf } from './quantity';

/** The node groups of a cluster, and those that cannot be read, each with the reason. */
export interface NodeGroups {
  readonly groups: readonly NodeGroup[];
  readonly unread: readonly string[];
}

/**
 * Reads Auto Scaling groups and managed node groups. A size or types known after apply only are never guessed; what a plan leaves to AWS is its default:
 * no base and 100 % On-Demand above it (EC2 Auto Scaling API reference, "InstancesDistribution"), and On-Demand (EKS API reference, "CreateNodegroup").
 */
export function readNodeGroups(objects: readonly PlanObject[]): NodeGroups {
  const read = objects.filter(({ type }) => Object.hasOwn(readers, type)).map((object) => readGroup(object, objects));
  return {
    groups: read.filter((group) => typeof group !== 'string'),
    unread: read.filter((group) => typeof group === 'string'),
  };
}

type Sizes = Pick<NodeGroup, 'types' | 'onDemandBase' | 'onDemandPercent' | 'labels' | 'room'> & {
  readonly min: number | undefined;
  readonly max: number | undefined;
};

const readers: Readonly<Record<string, (object: PlanObject, objects: readonly PlanObject[]) => Sizes | string>> = {
  aws_autoscaling_group: scalingGroup,
  aws_eks_node_group: managedGroup,
};

function readGroup(object: PlanObject, objects: readonly PlanObject[]): NodeGroup | string {
  const { address, values } = object;
  const read = readers[object.type]?.(object, objects) ?? 'of an unknown kind';
  if (typeof read === 'string') return `${address}: ${read}`;
  const { min, max } = read;
  if (min === undefined || max === undefined) return `${address}: the plan does not say its sizes`;
  if (read.types.length === 0) return `${address}: the plan does not say its instance types`;
  return { ...read, address, region: textOf(values.region), min, max, diskGiB: diskOf(templateOf(object, objects)) };
}

function scalingGroup(object: PlanObject, objects: readonly PlanObject[]): Sizes | string {
  const { values } = object;
  const policy = block(values, 'mixed_instances_policy');
  const overrides = listOf(block(policy, 'launch_template').override).map(objectOf);
  if (overrides.some((override) => textOf(override.weighted_capacity) !== undefined))
    return 'its sizes are weighted, so they are no numbers of nodes';
  const types = overrides.flatMap(({ instance_type: type }) => textOf(type) ?? []);
  if (types.length < overrides.length)
    return 'some of its instance types are not in the plan, or chosen by requirements';
  const single = textOf(templateOf(object, objects)?.values.instance_type);
  const mixed = block(policy, 'instances_distribution');
  return {
    min: numberOf(values.min_size),
    max: numberOf(values.max_size),
    types: types.length > 0 || single === undefined ? types : [single],
    onDemandBase: numberOf(mixed.on_demand_base_capacity) ?? 0,
    onDemandPercent: numberOf(mixed.on_demand_percentage_above_base_capacity) ?? 100,
    ...nodeTemplate(object),
  };
}

/** What the autoscaler is told of the group's nodes (cluster-autoscaler, AWS README, "Auto-Discovery Setup"). */
function nodeTemplate({ values }: PlanObject): Pick<NodeGroup, 'labels' | 'room'> {
  const tags = new Map(
    listOf(values.tag)
      .map(objectOf)
      .map(({ key, value }) => [textOf(key) ?? '', textOf(value) ?? '']),
  );
  const prefix = 'k8s.io/cluster-autoscaler/node-template/';
  const labels = Object.fromEntries(
    [...tags]
      .filter(([key]) => key.startsWith(`${prefix}label/`))
      .map(([key, value]) => [key.slice(prefix.length + 6), value]),
  );
  const [cpu, memory] = [cpuOf(tags.get(`${prefix}resources/cpu`)), memoryOf(tags.get(`${prefix}resources/memory`))];
  return { labels, room: cpu === undefined || memory === undefined ? undefined : { cpu, memory } };
}

function managedGroup({ values }: PlanObject): Sizes {
  const { min_size: min, max_size: max } = block(values, 'scaling_config');
  return {
    min: numberOf(min),
    max: numberOf(max),
    types: listOf(values.instance_types).flatMap((type) => textOf(type) ?? []),
    onDemandBase: 0,
    onDemandPercent: values.capacity_type === 'SPOT' ? 0 : 100,
    labels: textsOf(values.labels),
    room: undefined,
  };
}
