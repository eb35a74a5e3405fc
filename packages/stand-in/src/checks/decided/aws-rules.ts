import type { Rule } from '../rule';
import { decided, type DecidedRules, listed } from './decided-rule';
import { policyRules } from './policy-rules';
import { valueRules } from './value-rules';

/** Characters of a security group's texts; a rule's may hold the same. */
const groupText = decided(
  {
    kind: 'pattern',
    re: '^[a-zA-Z0-9 ._\\-:/()#,@\\[\\]+=&;{}!$*]*$',
    says: 'letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*',
  },
  'Amazon EC2 API Reference, CreateSecurityGroup and IpRange: allowed characters',
);

const bucketName = decided(
  {
    kind: 'all',
    of: [
      { kind: 'stringLength', min: 3, max: 63 },
      {
        kind: 'pattern',
        re: '^[a-z0-9][a-z0-9.-]*[a-z0-9]$',
        says: 'small letters, digits, "." and "-", a letter or digit at both ends',
      },
      { kind: 'notPattern', re: '\\.\\.', says: 'with ".."' },
      { kind: 'notPattern', re: '^\\d+\\.\\d+\\.\\d+\\.\\d+$', says: 'an IP address' },
      {
        kind: 'notPattern',
        re: '^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\.mrap|--x-s3|--table-s3)$',
        says: 'a reserved beginning or end',
      },
    ],
  },
  'Amazon S3 User Guide, "General purpose bucket naming rules"',
);

const clusterVersion = decided(
  { kind: 'pattern', re: '^\\d+\\.\\d+$', says: 'a minor version, such as 1.34' },
  'Amazon EKS API Reference, CreateCluster: version',
);
const instanceType = decided(
  { kind: 'pattern', re: '^[a-z0-9-]+\\.[a-z0-9-]+$', says: 'an instance type, such as m6i.large' },
  'Amazon EC2 User Guide, "Instance type naming conventions"',
);
const schedule = decided(
  { kind: 'schedule' },
  'Amazon EventBridge User Guide, "Creating a rule that runs on a schedule"',
);
const whole = (min: number, max?: number): Rule => ({ kind: 'intRange', min, ...(max !== undefined && { max }) });
const sizes = 'Amazon EC2 Auto Scaling API Reference, CreateAutoScalingGroup';
const distribution = 'Amazon EC2 Auto Scaling API Reference, InstancesDistribution';

const others: Readonly<Record<string, DecidedRules>> = {
  aws_autoscaling_group: {
    min_size: decided(whole(0), sizes),
    max_size: decided(whole(0), sizes),
    desired_capacity: decided(whole(0), sizes),
    'mixed_instances_policy.instances_distribution.on_demand_allocation_strategy': listed(
      distribution,
      'lowest-price',
      'prioritized',
    ),
    'mixed_instances_policy.instances_distribution.on_demand_base_capacity': decided(whole(0), distribution),
    'mixed_instances_policy.instances_distribution.on_demand_percentage_above_base_capacity': decided(
      whole(0, 100),
      distribution,
    ),
    'mixed_instances_policy.instances_distribution.spot_allocation_strategy': listed(
      distribution,
      'lowest-price',
      'capacity-optimized',
      'capacity-optimized-prioritized',
      'price-capacity-optimized',
    ),
    'mixed_instances_policy.instances_distribution.spot_instance_pools': decided(whole(0, 20), distribution),
    'mixed_instances_policy.launch_template.override.instance_type': instanceType,
  },
  aws_autoscaling_schedule: {
    recurrence: decided(
      { kind: 'cron' },
      'Amazon EC2 Auto Scaling API Reference, PutScheduledUpdateGroupAction: Unix cron',
    ),
  },
  aws_cloudwatch_event_rule: { schedule_expression: schedule },
  aws_eks_addon: {
    configuration_values: decided(
      { kind: 'any', of: [{ kind: 'json', emptyOk: true }, { kind: 'yaml' }] },
      "Amazon EKS API Reference, CreateAddon: JSON or YAML that fits the add-on's schema",
    ),
  },
  aws_eks_cluster: { version: clusterVersion },
  aws_eks_node_group: {
    version: clusterVersion,
    instance_types: instanceType,
    'scaling_config.max_size': decided(whole(1), 'Amazon EKS API Reference, NodegroupScalingConfig'),
  },
  aws_instance: { instance_type: instanceType },
  aws_launch_template: {
    instance_type: instanceType,
    user_data: decided(
      {
        kind: 'all',
        of: [
          { kind: 'base64', emptyOk: true },
          { kind: 'stringLength', max: 21_848 },
        ],
      },
      'Amazon EC2 User Guide, "Run commands when you launch": 16 KB before base64, which is 21,848 characters',
    ),
  },
  aws_s3_bucket: { bucket: bucketName },
  aws_security_group: { description: groupText },
  aws_security_group_rule: { description: groupText },
  aws_vpc_security_group_egress_rule: { description: groupText },
  aws_vpc_security_group_ingress_rule: { description: groupText },
};

/** Rules that AWS has for values, by type and dotted path. */
export const awsRules: Readonly<Record<string, DecidedRules>> = Object.fromEntries(
  [...new Set([policyRules, valueRules, others].flatMap((rules) => Object.keys(rules)))].map((type) => [
    type,
    { ...policyRules[type], ...valueRules[type], ...others[type] },
  ]),
);
