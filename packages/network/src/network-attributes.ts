import { Token } from 'cdktf';

import type { INetwork, Problem } from '@spot-serving/core';

/** A network that exists, as its users need it. */
export type NetworkAttributes = Omit<INetwork, 'balancerSubnetIds'> & {
  /** One subnet per zone for internal load balancers, in the order of the zones. @default the private ones */
  readonly balancerSubnetIds?: string[];
};

/** Everything wrong with the attributes of a network that exists, at once. Lists that are known only at apply are not counted. */
export function networkAttributesProblems(network: NetworkAttributes): Problem[] {
  const { vpcId, publicSubnetIds, privateSubnetIds, balancerSubnetIds, availabilityZones, s3EndpointId } = network;
  const own = balancerSubnetIds === privateSubnetIds ? [] : (balancerSubnetIds ?? []);
  return [
    ...idProblems('vpcId', vpcId, 'vpc'),
    ...countProblems(privateSubnetIds, publicSubnetIds, availabilityZones),
    ...listProblems('privateSubnetIds', privateSubnetIds, 'subnet'),
    ...listProblems('publicSubnetIds', publicSubnetIds, 'subnet'),
    ...listProblems('balancerSubnetIds', own, 'subnet'),
    ...balancerProblems(own, availabilityZones),
    ...repeatProblems('availabilityZones', availabilityZones),
    ...idProblems('s3EndpointId', s3EndpointId, 'vpce'),
  ];
}

function countProblems(privateIds: string[], publicIds: string[], zones: string[]): Problem[] {
  const problems: Problem[] = [];
  const known = (...lists: string[][]) => lists.every((list) => !Token.isUnresolved(list));
  if (known(privateIds) && privateIds.length < 2) {
    const fix = 'name at least two private subnets; EKS and load balancers want two zones';
    problems.push({ path: 'privateSubnetIds', value: privateIds, fix });
  }
  if (known(privateIds, zones) && zones.length !== privateIds.length) {
    const fix = `name ${privateIds.length} zones, one for each private subnet and in their order`;
    problems.push({ path: 'availabilityZones', value: zones, fix });
  }
  if (known(publicIds, zones) && publicIds.length > 0 && publicIds.length !== zones.length) {
    const fix = `name ${zones.length} public subnets, one for each zone and in their order, or none`;
    problems.push({ path: 'publicSubnetIds', value: publicIds, fix });
  }
  return problems;
}

function balancerProblems(ids: string[], zones: string[]): Problem[] {
  if (Token.isUnresolved(ids) || Token.isUnresolved(zones) || [0, zones.length].includes(ids.length)) return [];
  const fix = `name ${zones.length} subnets for balancers, one for each zone and in their order, or leave them out`;
  return [{ path: 'balancerSubnetIds', value: ids, fix }];
}

function listProblems(path: string, ids: string[], kind: string): Problem[] {
  if (Token.isUnresolved(ids)) return [];
  return [...ids.flatMap((id, index) => idProblems(`${path}[${index}]`, id, kind)), ...repeatProblems(path, ids)];
}

function idProblems(path: string, id: string, kind: string): Problem[] {
  if (Token.isUnresolved(id) || new RegExp(`^${kind}-[0-9a-f]+$`).test(id)) return [];
  return [{ path, value: id, fix: `write an id that starts with ${kind}-` }];
}

function repeatProblems(path: string, values: string[]): Problem[] {
  if (Token.isUnresolved(values)) return [];
  const repeated = values.filter((value, index) => values.indexOf(value) !== index);
  return [...new Set(repeated)].map((value) => ({
    path,
    value,
    fix: 'name it once; each subnet is in a zone of its own',
  }));
}
