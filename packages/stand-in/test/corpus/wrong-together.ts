import type { Wrong } from './case';

const conflict = /Conflicting configuration arguments/;
const exactly = /Invalid combination of arguments/;
const missing = /Missing required argument/;

/** Arguments that do not go together, and what the schema alone refuses. */
export const wrongTogether: readonly Wrong[] = [
  ['conflict', 'aws_security_group', { name: 'a', name_prefix: 'a' }, conflict],
  ['conflict', 'aws_iam_role', { name: 'a', name_prefix: 'a' }, conflict],
  ['conflict', 'aws_sqs_queue', { kms_master_key_id: 'alias/a', sqs_managed_sse_enabled: true }, conflict],
  ['conflict', 'aws_vpc', { cidr_block: '10.0.0.0/16', ipv4_netmask_length: 16, ipv4_ipam_pool_id: 'p' }, conflict],
  ['conflict', 'aws_subnet', { availability_zone: 'eu-west-1a', availability_zone_id: 'euw1-az1' }, conflict],
  ['conflict', 'aws_cloudwatch_event_target', { input: '{}', input_path: '$.a' }, conflict],
  ['conflict', 'aws_cloudwatch_metric_alarm', { statistic: 'Sum', extended_statistic: 'p99' }, conflict],
  ['conflict', 'aws_launch_template', { security_group_names: ['a'], vpc_security_group_ids: ['sg-1'] }, conflict],
  ['conflict', 'aws_launch_template', { default_version: 1, update_default_version: true }, conflict],
  ['conflict', 'aws_s3_bucket', { bucket: 'abc', bucket_prefix: 'abc' }, conflict],
  [
    'conflict',
    'aws_acm_certificate',
    {
      validation_method: 'DNS',
      certificate_authority_arn: 'arn:aws:acm-pca:eu-west-1:123456789012:certificate-authority/a',
    },
    conflict,
  ],
  [
    'conflict',
    'aws_autoscaling_group',
    { availability_zones: ['eu-west-1a'], vpc_zone_identifier: ['subnet-1'] },
    conflict,
  ],
  ['conflict', 'aws_eks_node_group', { node_group_name: 'a', node_group_name_prefix: 'a' }, conflict],
  [
    'conflict',
    'aws_route53_record',
    { ttl: 60, records: null, 'alias.name': 'a.example', 'alias.zone_id': 'Z1', 'alias.evaluate_target_health': true },
    conflict,
  ],
  ['conflict', 'kubernetes_namespace_v1', { 'metadata.name': 'a', 'metadata.generate_name': 'a-' }, conflict],

  ['exactly one', 'aws_route', { gateway_id: 'igw-1', nat_gateway_id: 'nat-1' }, exactly],
  ['exactly one', 'aws_route', { gateway_id: null }, exactly],
  ['exactly one', 'aws_route', { destination_cidr_block: null }, exactly],
  ['exactly one', 'aws_route_table_association', { subnet_id: 'subnet-1', gateway_id: 'igw-1' }, exactly],
  ['exactly one', 'aws_route53_record', { records: null, alias: [] }, exactly],
  ['exactly one', 'aws_flow_log', { vpc_id: 'vpc-1', subnet_id: 'subnet-1', eni_id: null }, exactly],
  ['exactly one', 'aws_flow_log', { vpc_id: null, subnet_id: null, eni_id: null }, exactly],
  [
    'exactly one',
    'aws_eks_node_group',
    { 'update_config.max_unavailable': 1, 'update_config.max_unavailable_percentage': 10 },
    exactly,
  ],
  ['exactly one', 'aws_autoscaling_group', { launch_configuration: null }, exactly],
  ['exactly one', 'aws_acm_certificate', { domain_name: null }, exactly],
  ['at least one', 'aws_cloudwatch_event_rule', { event_pattern: null }, exactly],

  [
    'required with',
    'aws_route53_record',
    { ttl: 60, records: null, 'alias.name': 'a.example', 'alias.zone_id': 'Z1', 'alias.evaluate_target_health': true },
    missing,
  ],
  ['required with', 'aws_vpc', { cidr_block: null, ipv4_netmask_length: 16 }, missing],
  ['required with', 'aws_vpc', { ipv6_netmask_length: 56 }, missing],
  ['required with', 'aws_kms_key', { rotation_period_in_days: 90 }, missing],
  [
    'required with',
    'aws_subnet',
    { customer_owned_ipv4_pool: 'p', outpost_arn: 'arn:aws:outposts:eu-west-1:123456789012:outpost/op-1' },
    missing,
  ],
  [
    'required with',
    'aws_acm_certificate',
    {
      domain_name: null,
      private_key: 'k',
      certificate_chain: 'c',
      certificate_body: null,
      subject_alternative_names: null,
      validation_method: 'DNS',
    },
    conflict,
  ],

  ['schema', 'aws_vpc', { cidr: '10.0.0.0/16' }, /Extraneous JSON object property|Unsupported argument/],
  ['schema', 'aws_subnet', { vpc_id: undefined }, /Missing required argument/],
  ['schema', 'aws_vpc', { enable_dns_support: 'sometimes' }, /Incorrect attribute value type/],
  ['schema', 'aws_vpc', { arn: 'arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-1' }, /read-only/],
  [
    'schema',
    'aws_eks_cluster',
    { vpc_config: [{ subnet_ids: ['a', 'b'] }, { subnet_ids: ['c', 'd'] }] },
    /Too many vpc_config blocks/,
  ],
  ['schema', 'aws_eks_cluster', { vpc_config: [] }, /Insufficient vpc_config blocks/],
  ['schema', 'aws_eks_cluster', { 'vpc_config.vpc_id': 'vpc-1' }, /read-only/],
  ['schema', 'kubernetes_deployment_v1', { spec: null }, /Insufficient spec blocks|is required/],
  [
    'item limit',
    'kubernetes_endpoint_slice_v1',
    {
      'endpoint.addresses': ['10.0.0.1'],
      port: Array.from({ length: 101 }, (_, at) => ({ port: String(at + 1), name: `p${at}` })),
    },
    /Too many port blocks/,
  ],
];
