import { type JsonObject, textsOf } from '../engine/json';
import { referencesIn } from '../engine/references';
import type { StackView } from '../engine/stack-view';

/** Attributes that name the subnets of nodes and pods, by type. */
const places: Readonly<Record<string, string>> = {
  aws_autoscaling_group: 'vpc_zone_identifier',
  aws_eks_fargate_profile: 'subnet_ids',
  aws_eks_node_group: 'subnet_ids',
};

/** What nodes and pods are in, as each is named: the id, or the address of what it comes of. */
export function nodeSubnets(stack: StackView): ReadonlySet<string> {
  const named = Object.entries(places).flatMap(([type, attribute]) =>
    stack.ofType(type).flatMap(({ attributes }) => namesIn(attributes[attribute])),
  );
  return new Set(named);
}

/** Names of subnets in a value: ids, and what references refer to, of each instance alike. */
export function namesIn(value: unknown): readonly string[] {
  const references = referencesIn(value).map((address) => address.replace(/\[[^\]]*\]$/, ''));
  const texts = textsOf(value).flatMap((text) => text.split(',').map((part) => part.trim()));
  return [...references, ...texts.filter((text) => text !== '' && !text.includes('${unknown('))];
}

/** Blocks of the subnets of nodes and pods, as far as the stack makes them, and of the networks around. */
export function nodeBlocks(stack: StackView): readonly string[] {
  const nodes = nodeSubnets(stack);
  const cidrOf = ({ cidr_block: cidr }: JsonObject) => textsOf(cidr);
  const subnets = stack.ofType('aws_subnet').filter(({ address, attributes }) => {
    return nodes.has(address.replace(/\[[^\]]*\]$/, '')) || textsOf(attributes.id).some((id) => nodes.has(id));
  });
  return [...subnets, ...stack.ofType('aws_vpc')].flatMap(({ attributes }) => cidrOf(attributes));
}
