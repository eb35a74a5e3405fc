import { blockOf, blocksOf, type JsonObject, textsOf } from '../engine/json';
import type { Resource, StackView } from '../engine/stack-view';

/** Terraform's type of an Auto Scaling group. */
export const groupType = 'aws_autoscaling_group';
/** Terraform's type of a launch template. */
export const launchTemplateType = 'aws_launch_template';

/** The distribution of a group's mixed instances policy between Spot and On-Demand; empty when it has none. */
export function distributionOf({ attributes }: Resource): JsonObject {
  return blockOf(blockOf(attributes.mixed_instances_policy).instances_distribution);
}

/** Instance types that a group's mixed instances policy names, each once. */
export function instanceTypesOf({ attributes }: Resource): readonly string[] {
  const overrides = blocksOf(blockOf(blockOf(attributes.mixed_instances_policy).launch_template).override);
  return [...new Set(overrides.flatMap(({ instance_type: type }) => textsOf(type)))];
}

/** Whether a group takes whatever type has some CPUs and memory, without naming a few that are allowed: EC2 then chooses among many. */
export function asksByAttributes({ attributes }: Resource): boolean {
  const overrides = blocksOf(blockOf(blockOf(attributes.mixed_instances_policy).launch_template).override);
  const asked = overrides.flatMap(({ instance_requirements: requirements }) => blocksOf(requirements));
  return (
    asked.length > 0 &&
    asked.every(({ allowed_instance_types: allowed }) => textsOf(allowed).every((type) => type.includes('*')))
  );
}

/** Launch templates of the same stack that a group starts instances from. */
export function launchTemplatesOf(stack: StackView, { attributes }: Resource): readonly Resource[] {
  const named = [attributes.launch_template, blockOf(attributes.mixed_instances_policy).launch_template];
  return stack.referred(launchTemplateType, named);
}

/** Tags of a group, by key. */
export function groupTagsOf({ attributes }: Resource): ReadonlyMap<string, string> {
  return new Map(blocksOf(attributes.tag).map(({ key, value }) => [textsOf(key).join(), textsOf(value).join()]));
}

/** Groups that may buy Spot instances: by their mixed instances policy, or by the market of their launch template. */
export function spotGroups(stack: StackView): readonly Resource[] {
  return stack.ofType(groupType).filter((group) => buysSpotByPolicy(group) || buysSpotByTemplate(stack, group));
}

/** A share that only an apply knows counts as less than all. */
export function buysSpotByPolicy(group: Resource): boolean {
  const hasPolicy = blocksOf(group.attributes.mixed_instances_policy).length > 0;
  // All On-Demand is the default (EC2 Auto Scaling API reference, InstancesDistribution).
  const [onDemand = '100'] = textsOf(distributionOf(group).on_demand_percentage_above_base_capacity);
  return hasPolicy && onDemand !== '100';
}

/** Whether a launch template of the group asks for Spot itself, which leaves one type and no allocation strategy. */
export function buysSpotByTemplate(stack: StackView, group: Resource): boolean {
  const markets = launchTemplatesOf(stack, group).flatMap(({ attributes }) =>
    blocksOf(attributes.instance_market_options),
  );
  return markets.some(({ market_type: market }) => textsOf(market).includes('spot'));
}
