import type { Wrong } from './case';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const policy = (change: object, version = '2012-10-17'): string =>
  JSON.stringify({ Version: version, Statement: [{ ...statement, ...change }] });
const trust = (change: object): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' }, ...change }],
  });
const container = 'spec.template.spec.container';
const group = 'mixed_instances_policy.instances_distribution';
const spot = {
  launch_configuration: null,
  'mixed_instances_policy.launch_template.launch_template_specification': [
    { launch_template_id: 'lt-0123456789abcdef0' },
  ],
};

/** Policies of every type that has one. */
const policyPlaces: readonly (readonly [type: string, path: string])[] = [
  ['aws_iam_role', 'inline_policy.policy'],
  ['aws_iam_role_policy', 'policy'],
  ['aws_iam_user_policy', 'policy'],
  ['aws_iam_group_policy', 'policy'],
  ['aws_sqs_queue', 'policy'],
  ['aws_sns_topic', 'policy'],
  ['aws_sns_topic_policy', 'policy'],
  ['aws_kms_key_policy', 'policy'],
  ['aws_ecr_repository_policy', 'policy'],
  ['aws_vpc_endpoint_policy', 'policy'],
  ['aws_cloudwatch_log_resource_policy', 'policy_document'],
  ['aws_secretsmanager_secret', 'policy'],
];

/** What the providers take and AWS, helm or the API server refuses. */
export const wrongDecided: readonly Wrong[] = [
  ...policyPlaces.map(([type, path]): Wrong => [
    'policy',
    type,
    { [path]: policy({ Effect: 'Permit', Principal: '*', Resource: undefined }) },
    /Effect is Allow or Deny/,
  ]),

  ['policy', 'aws_iam_policy', { policy: policy({ Effect: 'allow' }) }, /Effect is Allow or Deny/],
  ['policy', 'aws_iam_policy', { policy: policy({ Action: undefined }) }, /one of Action and NotAction/],
  ['policy', 'aws_iam_policy', { policy: policy({ NotAction: 's3:*' }) }, /one of Action and NotAction/],
  ['policy', 'aws_iam_policy', { policy: policy({ Resource: undefined }) }, /one of Resource and NotResource/],
  ['policy', 'aws_iam_policy', { policy: policy({ Principal: '*' }) }, /has no Principal/],
  ['policy', 'aws_iam_policy', { policy: policy({ Action: 'GetObject' }) }, /is no action/],
  ['policy', 'aws_iam_policy', { policy: policy({ Condition: { StringEqual: { a: 'b' } } }) }, /no condition operator/],
  ['policy', 'aws_iam_policy', { policy: policy({ Effects: 'Allow' }) }, /no member of a statement/],
  ['policy', 'aws_iam_policy', { policy: policy({}, '2012-10-18') }, /Version is/],
  ['policy', 'aws_iam_policy', { policy: '{"Version":"2012-10-17"}' }, /no Statement/],
  [
    'policy size',
    'aws_iam_policy',
    {
      policy: policy({ Resource: Array.from({ length: 200 }, (_, at) => `arn:aws:s3:::bucket-${at}/a-long-prefix/*`) }),
    },
    /6144/,
  ],
  ['policy size', 'aws_iam_role', { assume_role_policy: trust({ Sid: 'a'.repeat(2048) }) }, /2048/],
  ['policy', 'aws_iam_role', { assume_role_policy: trust({ Principal: undefined }) }, /one of Principal/],
  ['policy', 'aws_iam_role', { assume_role_policy: trust({ Resource: '*' }) }, /has no Resource/],
  ['policy', 'aws_s3_bucket_policy', { policy: policy({}) }, /one of Principal/],
  ['policy', 'aws_sqs_queue_policy', { policy: policy({ Effect: 'Permit', Principal: '*' }) }, /Effect/],
  ['policy', 'aws_kms_key', { policy: policy({}) }, /one of Principal/],
  ['policy', 'aws_vpc_endpoint', { policy: policy({ Principal: '*', Action: 'get object' }) }, /is no action/],

  ['schedule', 'aws_cloudwatch_event_rule', { event_pattern: null, schedule_expression: '0 3 * * *' }, /a schedule/],
  [
    'schedule',
    'aws_cloudwatch_event_rule',
    { event_pattern: null, schedule_expression: 'rate(1 minutes)' },
    /a schedule/,
  ],
  [
    'schedule',
    'aws_cloudwatch_event_rule',
    { event_pattern: null, schedule_expression: 'rate(0 hours)' },
    /a schedule/,
  ],
  [
    'schedule',
    'aws_cloudwatch_event_rule',
    { event_pattern: null, schedule_expression: 'cron(0 3 * * * *)' },
    /a schedule/,
  ],
  [
    'schedule',
    'aws_cloudwatch_event_rule',
    { event_pattern: null, schedule_expression: 'cron(0 24 * * ? *)' },
    /a schedule/,
  ],
  ['cron', 'aws_autoscaling_schedule', { recurrence: '0 3 * *' }, /cron/],

  ['Spot', 'aws_autoscaling_group', { ...spot, [`${group}.spot_allocation_strategy`]: 'cheapest' }, /to be one of/],
  [
    'Spot',
    'aws_autoscaling_group',
    { ...spot, [`${group}.on_demand_allocation_strategy`]: 'cheapest' },
    /to be one of/,
  ],
  [
    'Spot',
    'aws_autoscaling_group',
    { ...spot, [`${group}.on_demand_percentage_above_base_capacity`]: 101 },
    /in the range/,
  ],
  [
    'Spot',
    'aws_autoscaling_group',
    { ...spot, 'mixed_instances_policy.launch_template.override.instance_type': 'large' },
    /instance type/,
  ],
  ['order', 'aws_autoscaling_group', { min_size: 3, max_size: 2 }, /at most max_size/],
  ['order', 'aws_autoscaling_group', { desired_capacity: 5, max_size: 2 }, /at most max_size/],
  ['range', 'aws_autoscaling_group', { min_size: -1 }, /at least \(0\)/],
  ['order', 'aws_eks_node_group', { 'scaling_config.min_size': 5 }, /at most desired_size/],
  ['order', 'aws_lb_target_group', { 'health_check.timeout': 30, 'health_check.interval': 10 }, /at most interval/],
  ['order', 'aws_vpc_security_group_ingress_rule', { from_port: 443, to_port: 80 }, /at most to_port/],
  ['group', 'aws_security_group', { description: 'Für die Knoten' }, /letters, digits/],
  ['group', 'aws_security_group', { description: 'a > b' }, /letters, digits/],
  ['group', 'aws_vpc_security_group_ingress_rule', { description: 'a\tb' }, /letters, digits/],
  ['add-on', 'aws_eks_addon', { configuration_values: '{"replicas": 2' }, /JSON/],
  ['version', 'aws_eks_cluster', { version: 'v1.34' }, /minor version/],
  ['version', 'aws_eks_node_group', { version: '1.34.4' }, /minor version/],
  ['bucket', 'aws_s3_bucket', { bucket: 'My-Bucket' }, /small letters/],
  ['bucket', 'aws_s3_bucket', { bucket: 'ab' }, /length/],
  ['bucket', 'aws_s3_bucket', { bucket: 'a..b' }, /"\.\."/],
  ['bucket', 'aws_s3_bucket', { bucket: '10.0.0.1' }, /IP address/],
  ['bucket', 'aws_s3_bucket', { bucket: 'xn--abc' }, /reserved/],
  ['user data', 'aws_launch_template', { user_data: '#!/bin/bash' }, /base64/],
  ['user data', 'aws_launch_template', { user_data: Buffer.alloc(16_400).toString('base64') }, /length/],
  ['tags', 'aws_vpc', { tags: { 'aws:a': 'b' } }, /AWS's own/],
  ['tags', 'aws_vpc', { tags: { a: 'b'.repeat(257) } }, /at most 256/],
  ['tags', 'aws_vpc', { tags: { ['a'.repeat(129)]: 'b' } }, /1 to 128/],
  [
    'tags',
    'aws_vpc',
    { tags: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`t${at}`, 'a'])) },
    /at most 50/,
  ],

  ['quantity', 'kubernetes_deployment_v1', { [`${container}.resources.limits`]: { memory: '1gb' } }, /quantity/],
  ['quantity', 'kubernetes_deployment_v1', { [`${container}.resources.requests`]: { cpu: 'two' } }, /quantity/],
  ['Spot', 'aws_autoscaling_group', { ...spot, [`${group}.on_demand_base_capacity`]: -1 }, /at least/],
  ['Spot', 'aws_autoscaling_group', { ...spot, [`${group}.spot_instance_pools`]: 21 }, /in the range/],
  ['Spot', 'aws_autoscaling_group', { max_size: -1, min_size: -1 }, /at least/],
  ['type', 'aws_eks_node_group', { instance_types: ['large'] }, /instance type/],
  ['range', 'aws_eks_node_group', { 'scaling_config.max_size': 0, 'scaling_config.desired_size': 0 }, /at least/],
  ['type', 'aws_instance', { instance_type: 'm6i' }, /instance type/],
  ['type', 'aws_launch_template', { instance_type: 'M6I.LARGE' }, /instance type/],
  ['group', 'aws_security_group_rule', { description: 'ä' }, /letters, digits/],
  [
    'group',
    'aws_vpc_security_group_egress_rule',
    { description: 'ä', ip_protocol: '-1', cidr_ipv4: '10.0.0.0/8' },
    /letters, digits/,
  ],
  [
    'quantity',
    'kubernetes_deployment_v1',
    { [`${container}.resources`]: [{ limits: { memory: '1Gi' }, requests: { memory: '2Gi' } }] },
    /its limit is/,
  ],
  ['pull policy', 'kubernetes_deployment_v1', { [`${container}.image_pull_policy`]: 'Sometimes' }, /write one of/],
  ['selector', 'kubernetes_deployment_v1', { 'spec.template.metadata.labels': { app: 'b' } }, /label/],
  ['container', 'kubernetes_deployment_v1', { [`${container}.name`]: 'My App' }, /name/],
  [
    'container',
    'kubernetes_deployment_v1',
    {
      [container]: [
        { name: 'a', image: 'a' },
        { name: 'a', image: 'b' },
      ],
    },
    /name/,
  ],
  [
    'mount',
    'kubernetes_deployment_v1',
    { [`${container}.volume_mount`]: [{ name: 'data', mount_path: '/data' }] },
    /no such volume/,
  ],
  ['config', 'kubernetes_config_map_v1', { data: { 'a/b': 'c' } }, /letters, digits/],
  ['config', 'kubernetes_secret_v1', { data: { '..': 'c' } }, /letters, digits/],
  ['service', 'kubernetes_service_v1', { 'spec.port': [{ port: 80 }, { port: 81 }] }, /name/],
  ['service', 'kubernetes_service_v1', { 'metadata.name': '1a' }, /letter first/],
  ['policy types', 'kubernetes_network_policy_v1', { 'spec.policy_types': ['ingress'] }, /Ingress/],
  ['autoscaler', 'kubernetes_horizontal_pod_autoscaler_v2', { 'spec.min_replicas': 5 }, /minReplicas is 5/],
  ['autoscaler', 'kubernetes_horizontal_pod_autoscaler_v2', { 'spec.max_replicas': 0 }, /maxReplicas/],
  ['budget', 'kubernetes_pod_disruption_budget_v1', { 'spec.min_available': '1' }, /./],
  ['priority', 'kubernetes_priority_class_v1', { value: 2_000_000_000 }, /./],
  [
    'ingress',
    'kubernetes_ingress_v1',
    {
      'spec.rule': [
        {
          http: [
            {
              path: [
                { path: 'a', path_type: 'Prefix', backend: [{ service: [{ name: 'a', port: [{ number: 80 }] }] }] },
              ],
            },
          ],
        },
      ],
    },
    /path/,
  ],

  ['helm', 'helm_release', { values: ['a: [b'] }, /YAML/],
  ['helm', 'helm_release', { name: 'My_Release' }, /small letters/],
  ['helm', 'helm_release', { namespace: 'a_b' }, /namespace/],
  ['helm', 'helm_release', { repository: 'htp://charts.example' }, /URL/],
];
