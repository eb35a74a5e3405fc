import { blocksOf, type JsonObject, textOf, textsOf } from '../engine/json';
import type { Resource, StackView } from '../engine/stack-view';

/** Some addresses that may connect, or be connected to, by one rule of a security group. */
export interface Opening {
  /** Where it is written. */
  readonly resource: Resource;
  /** The group that it opens, as far as its text tells groups apart. */
  readonly group: string;
  /** CIDRs, those of prefix lists of the same stack included. */
  readonly cidrs: readonly string[];
  /** `-1` for every protocol, `tcp`, `udp` ... */
  readonly protocol: string;
  /** What it says it is for. */
  readonly description: string | undefined;
}

type Direction = 'ingress' | 'egress';

/** Every rule of that direction, in each way to write one: within a group, and both kinds of rules of their own. */
export function openings(stack: StackView, direction: Direction): readonly Opening[] {
  const groups = ['aws_security_group', 'aws_default_security_group'].flatMap((type) => stack.ofType(type));
  const olds = stack.ofType('aws_security_group_rule').filter(({ attributes }) => attributes.type === direction);
  const news = stack.ofType(`aws_vpc_security_group_${direction}_rule`);
  return [
    ...groups.flatMap((group) =>
      blocksOf(group.attributes[direction]).map((rule) => opening(stack, group, rule, group.address)),
    ),
    ...[...olds, ...news].map((rule) => opening(stack, rule, rule.attributes, groupOf(stack, rule))),
  ];
}

function groupOf(stack: StackView, { attributes }: Resource): string {
  const { security_group_id: id } = attributes;
  return stack.referred('aws_security_group', id)[0]?.address ?? textOf(id) ?? '';
}

function opening(stack: StackView, resource: Resource, rule: JsonObject, group: string): Opening {
  const own = [rule.cidr_blocks, rule.ipv6_cidr_blocks, rule.cidr_ipv4, rule.cidr_ipv6].flatMap(textsOf);
  const lists = [rule.prefix_list_ids, rule.prefix_list_id].flatMap((ids) => listed(stack, ids));
  const [protocol = ''] = textsOf(rule.protocol ?? rule.ip_protocol);
  return { resource, group, cidrs: [...own, ...lists], protocol, description: textOf(rule.description) };
}

function listed(stack: StackView, ids: unknown): readonly string[] {
  return stack
    .referred('aws_ec2_managed_prefix_list', ids)
    .flatMap((list) => [
      ...blocksOf(list.attributes.entry).flatMap(({ cidr }) => textsOf(cidr)),
      ...stack
        .companions('aws_ec2_managed_prefix_list_entry', 'prefix_list_id', list)
        .flatMap(({ attributes }) => textsOf(attributes.cidr)),
    ]);
}
