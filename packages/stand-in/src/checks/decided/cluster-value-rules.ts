import { decided, type DecidedRule, type DecidedRules, form, length, listed } from './decided-rule';

const autoScaling = 'Amazon EC2 Auto Scaling API Reference, CreateAutoScalingGroup';
const autoScalingTag = 'Amazon EC2 Auto Scaling API Reference, Tag';

const templateVersion = form(
  '^(\\$Latest|\\$Default|\\d+)$',
  'a version of the template: a number, $Latest or $Default',
  'Amazon EC2 Auto Scaling API Reference, LaunchTemplateSpecification',
  true,
);

/** A name of a namespace or a service account. */
const dnsLabel = (source: string): DecidedRule =>
  form('^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$', 'at most 63 small letters, digits and "-"', source);
const podIdentity = 'Amazon EKS API Reference, CreatePodIdentityAssociation, and kubernetes v1.34.4 for names';

/** What AWS takes as values of groups of instances, node groups and of who may reach a cluster. */
export const clusterValueRules: Readonly<Record<string, DecidedRules>> = {
  aws_autoscaling_group: {
    health_check_type: form(
      '^(EC2|ELB|EBS|VPC_LATTICE)(,(EC2|ELB|EBS|VPC_LATTICE))*$',
      'EC2, ELB, EBS or VPC_LATTICE, several with a comma between them',
      autoScaling,
      true,
    ),
    termination_policies: form(
      '^(Default|AllocationStrategy|ClosestToNextInstanceHour|NewestInstance|OldestInstance|OldestLaunchConfiguration|OldestLaunchTemplate|arn:.+)$',
      'a termination policy, such as OldestInstance, or the ARN of a function',
      autoScaling,
    ),
    suspended_processes: listed(
      'Amazon EC2 Auto Scaling User Guide, "Types of processes"',
      'Launch',
      'Terminate',
      'AddToLoadBalancer',
      'AlarmNotification',
      'AZRebalance',
      'HealthCheck',
      'InstanceRefresh',
      'ReplaceUnhealthy',
      'ScheduledActions',
    ),
    enabled_metrics: form(
      '^(Group(Min|Max)Size|WarmPoolMinSize|(Group|WarmPool|GroupAndWarmPool)[A-Z][A-Za-z]*(Instances|Capacity))$',
      'a metric of a group, such as GroupInServiceInstances',
      'Amazon EC2 Auto Scaling API Reference, EnableMetricsCollection',
    ),
    default_cooldown: decided({ kind: 'intRange', min: 0 }, autoScaling),
    health_check_grace_period: decided({ kind: 'intRange', min: 0 }, autoScaling),
    'tag.key': length(1, 128, autoScalingTag),
    'tag.value': length(0, 256, autoScalingTag),
    'launch_template.version': templateVersion,
    'mixed_instances_policy.launch_template.launch_template_specification.version': templateVersion,
  },
  aws_eks_access_entry: {
    kubernetes_groups: decided(
      { kind: 'notPattern', re: '^system:', says: 'a group that begins with "system:"' },
      'Amazon EKS API Reference, CreateAccessEntry: kubernetesGroups',
    ),
    user_name: decided(
      {
        kind: 'notPattern',
        re: '^(system|eks|aws|amazon|iam):',
        says: 'a name that begins with "system:", "eks:", "aws:", "amazon:" or "iam:"',
      },
      'Amazon EKS User Guide, "Create access entries": usernames',
    ),
  },
  aws_eks_access_policy_association: {
    policy_arn: form(
      '^arn:aws[a-z-]*:eks::aws:cluster-access-policy/.+$',
      'the ARN of an access policy (arn:aws:eks::aws:cluster-access-policy/...)',
      'Amazon EKS User Guide, "Review access policy permissions"',
    ),
    'access_scope.type': listed('Amazon EKS API Reference, AccessScope', 'cluster', 'namespace'),
  },
  aws_eks_node_group: {
    labels: decided(
      {
        kind: 'all',
        of: [
          { kind: 'labels' },
          {
            kind: 'mapKeys',
            of: [
              {
                kind: 'notPattern',
                re: '(kubernetes\\.io|k8s\\.io|eks\\.amazonaws\\.com)/',
                says: 'a reserved prefix',
              },
            ],
          },
        ],
      },
      'Amazon EKS: "Label cannot contain reserved prefixes [kubernetes.io/, k8s.io/, eks.amazonaws.com/]" (eksctl-io/eksctl issue 4007)',
    ),
    'taint.key': form(
      '^([a-z0-9]([-a-z0-9.]*[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$',
      'a key of a taint: [prefix/]name',
      'Amazon EKS API Reference, Taint',
    ),
  },
  aws_eks_pod_identity_association: {
    namespace: dnsLabel(podIdentity),
    service_account: form(
      '^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$',
      'at most 253 small letters, digits, "-" and "."',
      podIdentity,
    ),
  },
};
