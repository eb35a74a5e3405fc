import { clusterTransitions } from './cluster-transitions';
import { spotTransitions } from './spot-transitions';
import type { Transition } from './transition';

/** What happens to a cluster and its nodes, by a name for the row. */
export const nodeTransitions: Record<string, Transition> = {
  ...clusterTransitions,
  ...spotTransitions,
  'nodes of a group follow the version': {
    type: 'aws_eks_node_group',
    attribute: /^(?:version|release_version|launch_template\.version)$/,
    when: {},
    severity: 'care',
    topic: 'nodes',
    words: 'every node of group {name} is replaced, a few at a time',
    source: 'Amazon EKS user guide, "Understand each phase of node updates"',
  },
  'nodes start otherwise': {
    type: 'aws_launch_template',
    attribute: /./,
    when: {},
    severity: 'care',
    topic: 'nodes',
    words:
      'every node that starts from {name} is replaced: a group with an instance refresh or a node group begins at once',
    source:
      'Amazon EC2 Auto Scaling user guide, "Use an instance refresh"; hashicorp/aws 5.100, aws_autoscaling_group, instance_refresh',
  },
  'group has one subnet': {
    type: 'aws_autoscaling_group',
    attribute: /^vpc_zone_identifier\[/,
    when: { gone: true, atMost: 1 },
    severity: 'danger',
    topic: 'weaker',
    words: 'pool {name} is left with one subnet: when its zone fails or has no Spot, there is no node',
    source: 'Amazon EC2 user guide, "Best practices for Amazon EC2 Spot", be flexible about zones',
  },
  'group loses a subnet': {
    type: 'aws_autoscaling_group',
    attribute: /^vpc_zone_identifier\[/,
    when: { gone: true },
    severity: 'care',
    topic: 'weaker',
    words: 'pool {name} has a subnet less',
    source: 'Amazon EC2 user guide, "Best practices for Amazon EC2 Spot", be flexible about zones',
  },
  'nodes grow old': {
    type: 'aws_autoscaling_group',
    attribute: /^max_instance_lifetime$/,
    when: { gone: true },
    severity: 'care',
    topic: 'weaker',
    words: 'no node of pool {name} is replaced for its age any more',
    source: 'Amazon EC2 Auto Scaling user guide, "Replace Auto Scaling instances based on maximum instance lifetime"',
  },
  'nodes grow old, by a 0': {
    type: 'aws_autoscaling_group',
    attribute: /^max_instance_lifetime$/,
    when: { to: 0 },
    severity: 'care',
    topic: 'weaker',
    words: 'no node of pool {name} is replaced for its age any more',
    source: 'Amazon EC2 Auto Scaling user guide, "Replace Auto Scaling instances based on maximum instance lifetime"',
  },
  'old nodes are replaced': {
    type: 'aws_autoscaling_group',
    attribute: /^max_instance_lifetime$/,
    when: { matches: /^[1-9]/ },
    severity: 'care',
    topic: 'nodes',
    words: 'nodes of pool {name} that are older than {to} s are replaced, a tenth at a time at most',
    source: 'Amazon EC2 Auto Scaling user guide, "Replace Auto Scaling instances based on maximum instance lifetime"',
  },
  'group grows less': {
    type: 'aws_autoscaling_group',
    attribute: /^max_size$/,
    when: { lower: true },
    severity: 'care',
    topic: 'weaker',
    words: 'pool {name} grows to {to} nodes at most, instead of {from}; more are ended at once',
    source: 'Amazon EC2 Auto Scaling user guide, "Set scaling limits"',
  },
  'group grows more': {
    type: 'aws_autoscaling_group',
    attribute: /^max_size$/,
    when: { higher: true },
    severity: 'routine',
    topic: 'changes',
    words: 'pool {name} may grow to {to} nodes, instead of {from}',
    source: 'Amazon EC2 Auto Scaling user guide, "Set scaling limits"',
  },
};
