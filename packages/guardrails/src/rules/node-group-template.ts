import { eachOf } from '../engine/each-of';
import { blocksOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Managed groups use a launch template of ours, which the rules about nodes judge. */
export const nodeGroupTemplate: Rule = {
  id: 'node-group-template',
  severity: 'error',
  what: 'Every aws_eks_node_group starts its nodes from a launch template',
  why: 'without one EKS makes its own, with a hop limit of 2 and volumes under no key of ours, where no rule sees it',
  source:
    'EKS user guide, "Customize managed nodes with launch templates"; EKS best practices guide, "Identity and access management", for the hop limit',
  check: eachOf('aws_eks_node_group', ({ attributes }) => {
    if (blocksOf(attributes.launch_template).length > 0) return [];
    return [{ what: 'names no launch_template', fix: 'add an aws_launch_template of ours and name it here' }];
  }),
};
