import { element, member, type Value, type ValueMap } from '../../value/value';
import type { Refused } from './in-use-rule';

/** A change in place, or a creation, that AWS refuses for what the object is, or would be. */
export interface RefusedChange extends Refused {
  readonly type: string;
  /** Whether it would be refused; `prior` is undefined for a new object. */
  readonly when: (planned: ValueMap, prior: ValueMap | undefined) => boolean;
}

const sizes = (values: ValueMap): Value => element(member(values, 'scaling_config'), 0);
const size = (values: ValueMap, name: string): number => Number(member(sizes(values), name));
const nodeGroup = {
  type: 'aws_eks_node_group',
  doing: 'updating EKS Node Group ({id}) config',
  operation: 'EKS: UpdateNodegroupConfig',
  status: 400,
} as const;

/**
 * Changes that AWS refuses although the configuration is right by itself: what Terraform ignores keeps its former value, and the provider sends all
 * sizes. An Auto Scaling group is not here: EC2 Auto Scaling moves the desired capacity into the new bounds (its API Reference,
 * UpdateAutoScalingGroup).
 */
export const refusedChanges: Record<string, RefusedChange> = {
  'aws_eks_node_group: the minimum above the desired size': {
    ...nodeGroup,
    when: (planned) => size(planned, 'min_size') > size(planned, 'desired_size'),
    answer:
      "InvalidParameterException: Minimum capacity {scaling_config.0.min_size} can't be greater than desired size {scaling_config.0.desired_size}",
    source: 'terraform-aws-modules/terraform-aws-eks#3306 and #3683',
  },
  'aws_eks_node_group: the maximum below the desired size': {
    ...nodeGroup,
    when: (planned) => size(planned, 'max_size') < size(planned, 'desired_size'),
    answer:
      "InvalidParameterException: desired capacity {scaling_config.0.desired_size} can't be greater than max size {scaling_config.0.max_size}",
    source: 'Amazon EKS API Reference, NodegroupScalingConfig',
  },
};
