import type { Right } from './case';

const policy = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const trusted = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } };
const unknown = '${terraform_data.unknown.output}';
const container = 'spec.template.spec.container';
const spot = {
  launch_configuration: null,
  'mixed_instances_policy.launch_template.launch_template_specification': [
    { launch_template_id: 'lt-0123456789abcdef0' },
  ],
};
const strategy = 'mixed_instances_policy.instances_distribution.spot_allocation_strategy';

/** Right resources at the edges of what is taken. */
export const right: readonly Right[] = [
  // Addresses
  ['the largest network', 'aws_vpc', { cidr_block: '10.0.0.0/16' }],
  ['the smallest network', 'aws_vpc', { cidr_block: '10.0.0.0/28' }],
  ['a network of shared address space', 'aws_vpc', { cidr_block: '100.64.0.0/16' }],
  ['an IPv6 network', 'aws_subnet', { ipv6_cidr_block: '2001:db8:0:1::/64' }],
  ['an IPv6 network written in full', 'aws_subnet', { ipv6_cidr_block: '2001:0db8:0000:0001:0000:0000:0000:0000/64' }],
  ['every address', 'aws_route', { destination_cidr_block: '0.0.0.0/0' }],
  ['every IPv6 address', 'aws_route', { destination_cidr_block: null, destination_ipv6_cidr_block: '::/0' }],
  [
    'the IPv6 range for translation',
    'aws_route',
    { destination_cidr_block: null, destination_ipv6_cidr_block: '64:ff9b::/96' },
  ],
  ['one address', 'aws_vpc_security_group_ingress_rule', { cidr_ipv4: '203.0.113.7/32' }],
  ['one IPv6 address', 'aws_vpc_security_group_ingress_rule', { cidr_ipv4: null, cidr_ipv6: '2001:db8::7/128' }],
  [
    'every protocol, without ports',
    'aws_vpc_security_group_ingress_rule',
    { ip_protocol: '-1', from_port: null, to_port: null },
  ],
  [
    'ICMP, with a type and any code',
    'aws_vpc_security_group_ingress_rule',
    { ip_protocol: 'icmp', from_port: 8, to_port: -1 },
  ],
  ['a prefix list', 'aws_vpc_security_group_ingress_rule', { cidr_ipv4: null, prefix_list_id: 'pl-1' }],
  [
    'a source range with bits of a host',
    'kubernetes_service_v1',
    { 'spec.type': 'LoadBalancer', 'spec.load_balancer_source_ranges': ['10.0.0.1/8'] },
  ],
  ['a headless Service', 'kubernetes_service_v1', { 'spec.cluster_ip': 'None' }],
  ['a service network', 'aws_eks_cluster', { 'kubernetes_network_config.service_ipv4_cidr': '172.20.0.0/16' }],
  ['a cluster for IPv6', 'aws_eks_cluster', { 'kubernetes_network_config.ip_family': 'ipv6' }],

  // Values that are not known yet
  ['an unknown network', 'aws_vpc', { cidr_block: unknown }],
  ['an unknown list member', 'aws_eks_cluster', { enabled_cluster_log_types: ['api', unknown] }],
  ['an unknown ARN', 'aws_eks_cluster', { role_arn: unknown }],
  ['an unknown policy', 'aws_iam_policy', { policy: unknown }],
  [
    'a text with an unknown part',
    'aws_iam_role_policy_attachment',
    { policy_arn: `arn:aws:iam::aws:policy/${unknown}` },
  ],
  ['an unknown number', 'aws_autoscaling_group', { min_size: 0, max_size: '${length(terraform_data.unknown.output)}' }],
  ['an argument that may become null beside its rival', 'aws_route', { gateway_id: unknown, nat_gateway_id: null }],
  ['an unknown member of a group', 'aws_route', { gateway_id: unknown, nat_gateway_id: unknown }],
  ['unknown labels', 'kubernetes_deployment_v1', { 'metadata.labels': unknown }],
  ['an unknown quantity', 'kubernetes_deployment_v1', { [`${container}.resources.limits`]: { memory: unknown } }],
  ['unknown chart values', 'helm_release', { values: [unknown] }],
  [
    'a null member of a list of ARNs',
    'aws_cloudwatch_metric_alarm',
    { alarm_actions: ['${null}', 'arn:aws:sns:eu-west-1:123456789012:a'] },
  ],

  // ARNs
  [
    'an ARN of China',
    'aws_iam_role_policy_attachment',
    { policy_arn: 'arn:aws-cn:iam::aws:policy/AmazonEKSWorkerNodePolicy' },
  ],
  [
    'an ARN of GovCloud',
    'aws_iam_role_policy_attachment',
    { policy_arn: 'arn:aws-us-gov:iam::aws:policy/AmazonEKSWorkerNodePolicy' },
  ],
  ['an ARN of an isolated region', 'aws_eks_cluster', { role_arn: 'arn:aws-iso:iam::123456789012:role/a' }],
  [
    'an ARN of the sovereign cloud',
    'aws_cloudwatch_metric_alarm',
    { alarm_actions: ['arn:aws-eusc:sns:eusc-de-east-1:123456789012:a'] },
  ],
  [
    'an ARN without region and account',
    'aws_flow_log',
    { log_destination: 'arn:aws:s3:::bucket/prefix/', log_destination_type: 's3' },
  ],
  [
    'an action that is no topic',
    'aws_cloudwatch_metric_alarm',
    { alarm_actions: ['arn:aws:automate:eu-west-1:ec2:recover'] },
  ],
  [
    'an ARN with colons and slashes in its resource',
    'aws_cloudwatch_event_target',
    { arn: 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/events/a:*' },
  ],
  ['an empty boundary', 'aws_iam_role', { permissions_boundary: '' }],

  // Policies
  [
    'a policy with variables',
    'aws_iam_policy',
    { policy: policy({ ...allow, Resource: 'arn:aws:s3:::home/$${aws:username}/*' }) },
  ],
  [
    'one statement without a list',
    'aws_iam_policy',
    { policy: JSON.stringify({ Version: '2012-10-17', Statement: allow }) },
  ],
  ['a policy without a version', 'aws_iam_policy', { policy: JSON.stringify({ Statement: [allow] }) }],
  [
    'a policy of the old version',
    'aws_iam_policy',
    { policy: JSON.stringify({ Version: '2008-10-17', Id: 'a', Statement: [allow] }) },
  ],
  ['every action', 'aws_iam_policy', { policy: policy({ ...allow, Action: '*' }) }],
  [
    'actions with wildcards',
    'aws_iam_policy',
    { policy: policy({ ...allow, Action: ['s3:Get*', 'ec2:Describe?pcs', 'execute-api:*'] }) },
  ],
  [
    'NotAction and NotResource',
    'aws_iam_policy',
    { policy: policy({ Effect: 'Deny', NotAction: 'iam:*', NotResource: '*' }) },
  ],
  [
    'conditions of every form',
    'aws_iam_policy',
    {
      policy: policy({
        ...allow,
        Condition: {
          'ForAllValues:StringEqualsIfExists': { a: ['b'] },
          Null: { c: 'true' },
          ArnLikeIfExists: { d: 'e' },
          IpAddress: { f: '10.0.0.0/8' },
          NumericLessThanEquals: { g: '1' },
        },
      }),
    },
  ],
  [
    'a policy with white space beyond the limit',
    'aws_iam_policy',
    { policy: `{"Version":"2012-10-17",${' '.repeat(7000)}"Statement":${JSON.stringify([allow])}}` },
  ],
  ['a policy that begins with white space', 'aws_iam_policy', { policy: ` ${policy(allow)}` }],
  [
    'a trust policy for web identities',
    'aws_iam_role',
    {
      assume_role_policy: policy({
        Effect: 'Allow',
        Action: 'sts:AssumeRoleWithWebIdentity',
        Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/a' },
        Condition: { StringEquals: { 'a:aud': 'b' } },
      }),
    },
  ],
  [
    'a trust policy for two actions',
    'aws_iam_role',
    {
      assume_role_policy: policy({
        ...trusted,
        Action: ['sts:AssumeRole', 'sts:TagSession'],
        Principal: { Service: 'pods.eks.amazonaws.com' },
      }),
    },
  ],
  ['a trust policy for everyone', 'aws_iam_role', { assume_role_policy: policy({ ...trusted, Principal: '*' }) }],
  [
    'a bucket policy with NotPrincipal',
    'aws_s3_bucket_policy',
    { policy: policy({ ...allow, Effect: 'Deny', NotPrincipal: { AWS: 'arn:aws:iam::123456789012:root' } }) },
  ],
  [
    'a policy made by a function',
    'aws_iam_policy',
    {
      policy:
        '${jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "*" }] })}',
    },
  ],
  [
    'a key policy',
    'aws_kms_key',
    { policy: policy({ Effect: 'Allow', Action: 'kms:*', Principal: { AWS: '*' }, Resource: '*' }) },
  ],

  // Texts
  ['the longest name of a role', 'aws_iam_role', { name: 'a'.repeat(64) }],
  ['a name of a role with signs', 'aws_iam_role', { name: 'a+=,.@_-b' }],
  ['a description of a role in several lines', 'aws_iam_role', { description: 'a\nb' }],
  ['a description of a role with an umlaut', 'aws_iam_role', { description: 'Für die Knoten' }],
  ['an empty description of a group', 'aws_security_group', { description: '' }],
  ['a description of a group with every sign', 'aws_security_group', { description: 'a B 0 ._-:/()#,@[]+=&;{}!$*' }],
  ['a log group with slashes', 'aws_cloudwatch_log_group', { name: '/aws/eks/a-b/cluster' }],
  ['logs that are kept forever', 'aws_cloudwatch_log_group', { retention_in_days: 0 }],
  ['a class of log group that came later', 'aws_cloudwatch_log_group', { log_group_class: 'DELIVERY' }],
  ['a bucket of three letters', 'aws_s3_bucket', { bucket: 'abc' }],
  ['a bucket with dots', 'aws_s3_bucket', { bucket: 'logs.a.example' }],
  ['a bucket without a name', 'aws_s3_bucket', {}],
  ['an alias with a slash', 'aws_kms_alias', { name: 'alias/team/key' }],
  ['a queue with a FIFO name', 'aws_sqs_queue', { name: 'a.fifo', fifo_queue: true }],
  ['a message of one mebibyte', 'aws_sqs_queue', { max_message_size: 1_048_576 }],
  ['the longest delay', 'aws_sqs_queue', { delay_seconds: 900 }],
  [
    'a percentile with a fraction',
    'aws_cloudwatch_metric_alarm',
    { statistic: null, extended_statistic: 'p99.9', metric_name: 'a', namespace: 'b' },
  ],
  [
    'a period of ten seconds',
    'aws_cloudwatch_metric_alarm',
    { period: 10, statistic: 'Sum', metric_name: 'a', namespace: 'b' },
  ],
  [
    'a period of a day',
    'aws_cloudwatch_metric_alarm',
    { period: 86_400, statistic: 'Sum', metric_name: 'a', namespace: 'b' },
  ],
  [
    'fast volumes',
    'aws_launch_template',
    { 'block_device_mappings.ebs.throughput': 2000, 'block_device_mappings.ebs.volume_type': 'gp3' },
  ],
  ['a key by its alias', 'aws_launch_template', { 'block_device_mappings.ebs.kms_key_id': 'alias/a' }],
  ['user data of 16 KB', 'aws_launch_template', { user_data: Buffer.alloc(16_384).toString('base64') }],
  [
    'a hop limit of 1',
    'aws_launch_template',
    { 'metadata_options.http_tokens': 'required', 'metadata_options.http_put_response_hop_limit': 1 },
  ],
  [
    'a repository whose tags are fixed but for some',
    'aws_ecr_repository',
    { image_tag_mutability: 'IMMUTABLE_WITH_EXCLUSION' },
  ],
  [
    'a certificate for all names of a domain',
    'aws_acm_certificate',
    { domain_name: '*.a.example', subject_alternative_names: ['a.example', '*.b.a.example'], validation_method: 'DNS' },
  ],
  [
    'a record of a name',
    'aws_route53_record',
    { name: '_a.b.example', type: 'CNAME', alias: [], records: ['c.'], ttl: 0 },
  ],
  [
    'a flow log of a NAT gateway, which came later',
    'aws_flow_log',
    {
      vpc_id: null,
      subnet_id: null,
      eni_id: null,
      transit_gateway_attachment_id: null,
      transit_gateway_id: null,
      regional_nat_gateway_id: 'nat-1',
      log_destination: 'arn:aws:s3:::bucket',
      log_destination_type: 's3',
    },
  ],
  [
    'a NAT gateway of a region, which came later',
    'aws_nat_gateway',
    { subnet_id: null, vpc_id: 'vpc-1', availability_mode: 'regional' },
  ],
  ['tags with an empty value', 'aws_vpc', { tags: { a: '', 'k8s.io/cluster-autoscaler/enabled': 'true' } }],
  ['fifty tags', 'aws_vpc', { tags: Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`t${at}`, 'a'])) }],
  ['another region for one resource', 'aws_vpc', { region: 'eu-central-1' }],

  // Schedules
  ['every minute', 'aws_cloudwatch_event_rule', { event_pattern: null, schedule_expression: 'rate(1 minute)' }],
  [
    'the last Friday of a month',
    'aws_cloudwatch_event_rule',
    { event_pattern: null, schedule_expression: 'cron(0/15 8-17 ? JAN-DEC 6L 2026-2030)' },
  ],
  [
    'the third Monday',
    'aws_cloudwatch_event_rule',
    { event_pattern: null, schedule_expression: 'cron(0 10 ? * MON#3 *)' },
  ],
  [
    'the last working day',
    'aws_cloudwatch_event_rule',
    { event_pattern: null, schedule_expression: 'cron(30 9 LW * ? *)' },
  ],
  ['both a pattern and a schedule', 'aws_cloudwatch_event_rule', { schedule_expression: 'rate(7 days)' }],
  [
    'an event pattern with content filters',
    'aws_cloudwatch_event_rule',
    { event_pattern: '{"source":[{"prefix":"aws."}],"detail":{"a":[{"anything-but":["b"]}]}}' },
  ],
  ['a cron expression with steps and names', 'kubernetes_cron_job_v1', { 'spec.schedule': '*/5 0-6,20 1 jan MON-FRI' }],
  ['a cron macro', 'kubernetes_cron_job_v1', { 'spec.schedule': '@hourly' }],
  ['working hours of a group', 'aws_autoscaling_schedule', { recurrence: '30 8 * * 1-5' }],

  // Groups
  ['a group that may be empty', 'aws_autoscaling_group', { min_size: 0, max_size: 0 }],
  ['the best strategy', 'aws_autoscaling_group', { ...spot, [strategy]: 'price-capacity-optimized' }],
  ['the strategy with priorities', 'aws_autoscaling_group', { ...spot, [strategy]: 'capacity-optimized-prioritized' }],
  [
    'an instance type of bare metal',
    'aws_autoscaling_group',
    { ...spot, 'mixed_instances_policy.launch_template.override.instance_type': 'm7i.metal-24xl' },
  ],
  [
    'an instance type with many letters',
    'aws_autoscaling_group',
    { ...spot, 'mixed_instances_policy.launch_template.override.instance_type': 'u-6tb1.112xlarge' },
  ],
  ['a group that does not wait', 'aws_autoscaling_group', { wait_for_capacity_timeout: '0' }],
  ['an add-on without configuration', 'aws_eks_addon', { configuration_values: '' }],
  ['an add-on configured in JSON', 'aws_eks_addon', { configuration_values: '{"replicaCount":2}' }],
  ['an add-on configured in YAML', 'aws_eks_addon', { configuration_values: 'replicaCount: 2\n' }],
  ['an add-on of an EKS build', 'aws_eks_addon', { addon_version: 'v1.20.4-eksbuild.1' }],

  // Kubernetes
  [
    'quantities of every form',
    'kubernetes_deployment_v1',
    {
      [`${container}.resources`]: [
        {
          limits: { cpu: '1.5', memory: '1e9', 'ephemeral-storage': '128974848' },
          requests: { cpu: '250m', memory: '512Mi' },
        },
      ],
    },
  ],
  [
    'a limit of a device',
    'kubernetes_deployment_v1',
    { [`${container}.resources`]: [{ limits: { 'nvidia.com/gpu': '1' }, requests: {} }] },
  ],
  [
    'an image by its digest',
    'kubernetes_deployment_v1',
    { [`${container}.image`]: `a.example:5000/b/c@sha256:${'0'.repeat(64)}` },
  ],
  ['no replicas', 'kubernetes_deployment_v1', { 'spec.replicas': '0' }],
  [
    'a surge in percent',
    'kubernetes_deployment_v1',
    { 'spec.strategy.rolling_update': [{ max_surge: '25%', max_unavailable: '0' }] },
  ],
  [
    'a toleration of everything',
    'kubernetes_deployment_v1',
    { 'spec.template.spec.toleration': [{ operator: 'Exists' }] },
  ],
  ['an empty label', 'kubernetes_deployment_v1', { 'metadata.labels': { 'a.example/b': '' } }],
  [
    'an annotation with any text',
    'kubernetes_deployment_v1',
    { 'metadata.annotations': { 'a.example/B': '{"x": "ü\n"}' } },
  ],
  ['a port by name', 'kubernetes_service_v1', { 'spec.port.target_port': 'http' }],
  ['a port by number', 'kubernetes_service_v1', { 'spec.port.target_port': '8501' }],
  ['keys of files', 'kubernetes_config_map_v1', { data: { 'models.config': 'a', _x: '', '.data': '' } }],
  ['an empty ConfigMap', 'kubernetes_config_map_v1', { data: {} }],
  ['a ConfigMap that cannot change', 'kubernetes_config_map_v1', { immutable: true, data: { a: 'b' } }],
  ['a name with dots', 'kubernetes_config_map_v1', { 'metadata.name': 'a.b.example' }],
  ['a generated name', 'kubernetes_config_map_v1', { 'metadata.name': null, 'metadata.generate_name': 'a-' }],
  ['the lowest priority', 'kubernetes_priority_class_v1', { value: -2_147_483_648 }],
  ['the highest priority', 'kubernetes_priority_class_v1', { value: 1_000_000_000 }],
  ['a budget in percent', 'kubernetes_pod_disruption_budget_v1', { 'spec.max_unavailable': '50%' }],
  ['a policy for every pod', 'kubernetes_network_policy_v1', { 'spec.policy_types': ['Ingress', 'Egress'] }],
  ['as many replicas as at least', 'kubernetes_horizontal_pod_autoscaler_v2', { 'spec.min_replicas': 2 }],

  // Helm
  ['values of several documents of YAML', 'helm_release', { values: ['a: 1\nb: [c, d]\n', '{"e": "f"}'] }],
  ['empty values', 'helm_release', { values: [''] }],
  ['values with anchors', 'helm_release', { values: ['a: &x {b: 1}\nc: *x\n'] }],
  ['a chart of a registry', 'helm_release', { repository: 'oci://a.example/charts' }],
  ['a repository by its name', 'helm_release', { repository: 'stable' }],
  ['a release with a dot', 'helm_release', { name: 'a.b' }],
  [
    'a value in a type of its own',
    'helm_release',
    {
      set: [
        { name: 'a', value: '1', type: 'string' },
        { name: 'b', value: 'c' },
      ],
    },
  ],
];
