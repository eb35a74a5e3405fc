import { nameProblems, type Problem, unless } from '@spot-serving/core';
import { Token } from 'cdktf';
import { groupName } from './group-name';
import { instanceType } from './instance-type';
import { instanceTypesProblems } from './instance-types-problems';
import { nodeAddresses, nodesThatFit } from './node-addresses';
import { defaultRootVolumeGiB, type NodePoolProps, type PoolSize } from './node-pool-props';
import { nodeResources } from './node-resources';

/** EKS's own default for Linux nodes (EKS API reference, CreateNodegroup: diskSize); EC2 starts no volume smaller than the image's. */
const smallestVolumeGiB = 20;
/** Largest gp3 volume of a launch template (EC2 API reference, LaunchTemplateEbsBlockDeviceRequest: VolumeSize). */
const largestVolumeGiB = 16_384;

/** Everything wrong with one pool, at once. */
export function nodePoolProblems({ name, cluster, nodes, ...size }: NodePoolProps): Problem[] {
  const called = groupName(cluster.name, name);
  return [
    ...poolNameProblems(name),
    ...(Token.isUnresolved(called) ? [] : nameProblems('autoscaling-group', called)),
    ...instanceTypesProblems(size.instanceTypes, 'instanceTypes', { steadyCpu: nodes.steadyCpu ?? true }),
    ...countProblems(size),
    ...volumeProblems(size),
    ...roomProblems(size, nodes.subnetCidrs),
  ];
}

function poolNameProblems(name: string): Problem[] {
  const fix = 'use 2 to 20 lower-case letters, digits and hyphens, a letter first and no hyphen last';
  return unless(/^[a-z][a-z0-9-]{0,18}[a-z0-9]$/.test(name), { path: 'name', value: name, fix });
}

function countProblems({ minSize = 0, maxSize }: PoolSize): Problem[] {
  const problems: Problem[] = [];
  if (!Number.isInteger(maxSize) || maxSize < 1)
    problems.push({ path: 'maxSize', value: maxSize, fix: 'use a whole number of nodes, 1 or more' });
  if (!Number.isInteger(minSize) || minSize < 0)
    problems.push({ path: 'minSize', value: minSize, fix: 'use a whole number of nodes, 0 or more' });
  if (minSize > maxSize)
    problems.push({ path: 'minSize', value: minSize, fix: `lower it, or raise maxSize, which is ${maxSize}` });
  return problems;
}

function volumeProblems({ rootVolumeGiB = defaultRootVolumeGiB }: PoolSize): Problem[] {
  const right =
    Number.isInteger(rootVolumeGiB) && rootVolumeGiB >= smallestVolumeGiB && rootVolumeGiB <= largestVolumeGiB;
  return unless(right, {
    path: 'rootVolumeGiB',
    value: rootVolumeGiB,
    fix: `use ${smallestVolumeGiB} to ${largestVolumeGiB} GiB`,
  });
}

function roomProblems(size: PoolSize, subnetCidrs: readonly string[] | undefined): Problem[] {
  const perNode = addressesPerNode(size);
  if (perNode === undefined || subnetCidrs === undefined || Token.isUnresolved(subnetCidrs)) return [];
  const room = nodesThatFit(subnetCidrs, perNode);
  if (size.maxSize <= room) return [];
  const fix = `the subnets (${subnetCidrs.join(', ')}) have room for ${room} nodes of ${perNode} addresses each; lower it, or take a larger network`;
  return [{ path: 'maxSize', value: size.maxSize, fix }];
}

/** Most addresses that a node of the pool takes; `undefined` while its types are not known. */
export function addressesPerNode({
  instanceTypes,
  rootVolumeGiB = defaultRootVolumeGiB,
}: PoolSize): number | undefined {
  const types = instanceTypes.flatMap((name) => instanceType(name) ?? []);
  if (types.length === 0) return undefined;
  return nodeAddresses(
    nodeResources(types, rootVolumeGiB).maxPods,
    Math.min(...types.map((type) => type.addressesPerInterface)),
  );
}
