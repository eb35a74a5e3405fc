import { listOf, objectOf, textOf } from '../plan/json';
import { block, numberOf, type PlanObject } from './plan-objects';

/** gp3 comes with this much; more is charged for, which this review does not price (aws.amazon.com/ebs/pricing, "General Purpose SSD (gp3) Volumes"). */
const free = { iops: 3000, throughput: 125 };

/**
 * The launch template of a group: by its id where that is known; before it is created, by its name, which is the group's, or by its construct,
 * which is the group's child (`Pools_general_Template_1234ABCD` of `Pools_general_89ABCDEF`).
 */
export function templateOf({ address, values }: PlanObject, objects: readonly PlanObject[]): PlanObject | undefined {
  const templates = objects.filter(({ type }) => type === 'aws_launch_template');
  const id =
    textOf(
      block(values, 'mixed_instances_policy', 'launch_template', 'launch_template_specification').launch_template_id,
    ) ?? textOf(block(values, 'launch_template').id);
  if (id !== undefined) return templates.find((template) => template.values.id === id);
  const name = textOf(values.name);
  return (
    templates.find((template) => name !== undefined && template.values.name === name) ??
    templates.find((template) => isChild(template.address, address))
  );
}

function isChild(template: string, group: string): boolean {
  return withoutHash(template) === `${withoutHash(group)}_Template`;
}

/** The path of a construct, without type and the hash that cdktf ends it with. */
function withoutHash(address: string): string {
  return address.replace(/^.*\./, '').replace(/_[0-9A-F]{8}$/, '');
}

/** GiB of gp3 that a template gives each node; undefined where another volume is among them, or more than gp3's base performance. */
export function diskOf(template: PlanObject | undefined): number | undefined {
  const volumes = listOf(template?.values.block_device_mappings).map((mapping) => block(objectOf(mapping), 'ebs'));
  const sizes = volumes.map((ebs) => (isPlainGp3(ebs) ? numberOf(ebs.volume_size) : undefined));
  if (sizes.length === 0 || sizes.includes(undefined)) return undefined;
  return sizes.reduce<number>((total, size) => total + (size ?? 0), 0);
}

function isPlainGp3({ volume_type: type, iops, throughput }: ReturnType<typeof objectOf>): boolean {
  return type === 'gp3' && (numberOf(iops) ?? 0) <= free.iops && (numberOf(throughput) ?? 0) <= free.throughput;
}
