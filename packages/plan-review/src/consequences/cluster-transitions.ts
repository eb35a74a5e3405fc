import type { Transition } from './transition';

/** What happens to a cluster, by a name for the row. */
export const clusterTransitions: Record<string, Transition> = {
  'Kubernetes up': {
    type: 'aws_eks_cluster',
    attribute: /^version$/,
    when: { higher: true },
    severity: 'care',
    topic: 'steps',
    words:
      'cluster {name} goes from Kubernetes {from} to {to}, and there is no way back; nodes and add-ons follow after it',
    source: 'Amazon EKS user guide, "Update existing cluster to new Kubernetes version"',
  },
  'Kubernetes down': {
    type: 'aws_eks_cluster',
    attribute: /^version$/,
    when: { lower: true },
    severity: 'danger',
    topic: 'steps',
    words: 'cluster {name} would go down from Kubernetes {from} to {to}, which EKS does not do: the apply fails',
    source: 'Amazon EKS user guide, "Update existing cluster to new Kubernetes version"',
  },
  'dearer support': {
    type: 'aws_eks_cluster',
    attribute: /^upgrade_policy\.support_type$/,
    when: { to: 'EXTENDED' },
    severity: 'care',
    topic: 'changes',
    words: 'cluster {name} stays at its version when standard support ends, and costs more then',
    source: 'Amazon EKS user guide, "Cluster upgrade policy"',
  },
  'add-on updated': {
    type: 'aws_eks_addon',
    attribute: /^addon_version$/,
    when: {},
    severity: 'routine',
    topic: 'changes',
    words: 'add-on {name} {from} → {to}',
    source: 'Amazon EKS API, UpdateAddon',
  },
};
