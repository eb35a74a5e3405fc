import type { Path } from '../../value/path';
import { element, isMap, member, type Value } from '../../value/value';
import type { Problem } from '../problem';

/** Numbers of one block that must not fall. */
interface Rising {
  readonly block: string | undefined;
  /** Arguments, the least first; those that are not set are passed over. */
  readonly names: readonly string[];
  readonly source: string;
}

const rising: Readonly<Record<string, readonly Rising[]>> = {
  aws_autoscaling_group: [
    {
      block: undefined,
      names: ['min_size', 'desired_capacity', 'max_size'],
      source: 'Amazon EC2 Auto Scaling API Reference, CreateAutoScalingGroup',
    },
  ],
  aws_eks_node_group: [
    {
      block: 'scaling_config',
      names: ['min_size', 'desired_size', 'max_size'],
      source: 'Amazon EKS API Reference, NodegroupScalingConfig',
    },
  ],
  aws_lb_target_group: [
    {
      block: 'health_check',
      names: ['timeout', 'interval'],
      source: 'Elastic Load Balancing API Reference, CreateTargetGroup: the time-out is below the interval',
    },
  ],
  aws_security_group_rule: [ports()],
  aws_vpc_security_group_egress_rule: [ports()],
  aws_vpc_security_group_ingress_rule: [ports()],
};

function ports(): Rising {
  return { block: undefined, names: ['from_port', 'to_port'], source: 'Amazon EC2 API Reference, IpPermission' };
}

/** Numbers of a type that are not in their order: a minimum above the maximum. */
export function rangeProblems(type: string, config: Value): readonly Problem[] {
  return (rising[type] ?? []).flatMap(({ block, names, source }) => {
    const body = block === undefined ? config : element(member(config, block), 0);
    const path: Path = block === undefined ? [] : [{ attribute_name: block }, { element_key_int: 0 }];
    if (!isMap(body)) return [];
    const known = names.flatMap((name) => {
      const value = member(body, name);
      return typeof value === 'number' || typeof value === 'bigint' ? [{ name, value: Number(value) }] : [];
    });
    return known.slice(1).flatMap((one, at): readonly Problem[] => {
      const before = known[at];
      if (before === undefined || before.value <= one.value || (before.name === 'from_port' && one.value === -1))
        return [];
      const summary = `expected ${before.name} to be at most ${one.name} (${one.value}), got ${before.value}`;
      return [{ summary, detail: `AWS refuses it (${source}).`, path: [...path, { attribute_name: before.name }] }];
    });
  });
}
