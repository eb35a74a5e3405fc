import type { ForceNew } from './force-new-entry';

/** `names` plus the pair that nearly every named type has. */
const named = (...names: readonly string[]): readonly string[] => ['name', 'name_prefix', ...names];
const bucketAndOwner = ['bucket', 'expected_bucket_owner'];

/**
 * File below `internal/service` of hashicorp/terraform-provider-aws. With a commit: the whole schema was read there (the stored
 * version nearest to 6.25.0, which can be older or newer). Without: only its beginning was seen, or the reason is given.
 */
const entry = (attributes: readonly string[], file: string, commit?: string): ForceNew => ({
  attributes,
  source: `hashicorp/terraform-provider-aws internal/service/${file}${commit === undefined ? '' : `@${commit}`}`,
});

const ec2: Readonly<Record<string, ForceNew>> = {
  aws_default_security_group: entry(['vpc_id'], 'ec2/vpc_default_security_group.go'),
  aws_eip: entry(['address', 'domain', 'network_border_group', 'public_ipv4_pool'], 'ec2/ec2_eip.go'),
  aws_flow_log: entry(
    [
      'deliver_cross_account_role', 'destination_options', 'eni_id', 'iam_role_arn', 'log_destination', 'log_destination_type',
      'log_format', 'max_aggregation_interval', 'regional_nat_gateway_id', 'subnet_id', 'traffic_type', 'transit_gateway_attachment_id',
      'transit_gateway_id', 'vpc_id',
    ],
    'ec2/vpc_flow_log.go',
    '00a3530',
  ),
  aws_internet_gateway: entry([], 'ec2/vpc_internet_gateway.go'),
  aws_launch_template: entry(named(), 'ec2/ec2_launch_template.go'),
  aws_nat_gateway: entry(
    ['allocation_id', 'connectivity_type', 'private_ip', 'secondary_private_ip_address_count', 'subnet_id'],
    'ec2/vpc_nat_gateway.go',
    '04088ea',
  ),
  aws_network_acl: entry(['vpc_id'], 'ec2/vpc_network_acl.go'),
  aws_route: entry(
    ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id', 'route_table_id'],
    'ec2/vpc_route.go',
    '0128541',
  ),
  aws_route_table: entry(['vpc_id'], 'ec2/vpc_route_table.go'),
  aws_route_table_association: entry(['gateway_id', 'subnet_id'], 'ec2/vpc_route_table_association.go', '0be71be'),
  aws_security_group: entry(named('description', 'vpc_id'), 'ec2/vpc_security_group.go', '0160692'),
  aws_subnet: entry(
    [
      'availability_zone', 'availability_zone_id', 'cidr_block', 'ipv4_ipam_pool_id', 'ipv4_netmask_length', 'ipv6_ipam_pool_id',
      'ipv6_native', 'ipv6_netmask_length', 'outpost_arn', 'vpc_id',
    ],
    'ec2/vpc_subnet.go',
    '00cda12',
  ),
  aws_vpc: entry(['cidr_block', 'ipv4_ipam_pool_id', 'ipv4_netmask_length'], 'ec2/vpc_.go', '00081ce'),
  aws_vpc_endpoint: entry(
    [
      'dns_options.private_dns_preference', 'dns_options.private_dns_specified_domains', 'resource_configuration_arn', 'service_name',
      'service_network_arn', 'service_region', 'vpc_endpoint_type', 'vpc_id',
    ],
    'ec2/vpc_endpoint.go',
    '008db85',
  ),
  aws_vpc_endpoint_policy: entry(['vpc_endpoint_id'], 'ec2/vpc_endpoint_policy.go'),
  aws_vpc_endpoint_route_table_association: entry(['route_table_id', 'vpc_endpoint_id'], 'ec2/vpc_endpoint_route_table_association.go'),
  aws_vpc_endpoint_security_group_association: entry(
    ['replace_default_association', 'security_group_id', 'vpc_endpoint_id'],
    'ec2/vpc_endpoint_security_group_association.go',
  ),
  aws_vpc_endpoint_subnet_association: entry(['subnet_id', 'vpc_endpoint_id'], 'ec2/vpc_endpoint_subnet_association.go'),
  aws_vpc_security_group_egress_rule: entry(['security_group_id'], 'ec2/vpc_security_group_ingress_rule.go', '00a3220'),
  aws_vpc_security_group_ingress_rule: entry(['security_group_id'], 'ec2/vpc_security_group_ingress_rule.go', '00a3220'),
};

const compute: Readonly<Record<string, ForceNew>> = {
  aws_autoscaling_group: entry(named('initial_lifecycle_hook'), 'autoscaling/group.go', '00a919d'),
  aws_autoscaling_lifecycle_hook: entry(['name'], 'autoscaling/lifecycle_hook.go', '00a3530'),
  aws_eks_access_entry: entry(['cluster_name', 'principal_arn', 'type'], 'eks/access_entry.go', '01f4311'),
  aws_eks_access_policy_association: entry(
    ['access_scope', 'cluster_name', 'policy_arn', 'principal_arn'],
    'eks/access_policy_association.go, which has no update',
  ),
  aws_eks_addon: entry(['addon_name', 'cluster_name'], 'eks/addon.go', '00a3530'),
  aws_eks_cluster: entry(
    [
      'access_config.bootstrap_cluster_creator_admin_permissions', 'bootstrap_self_managed_addons', 'kubernetes_network_config.ip_family',
      'kubernetes_network_config.service_ipv4_cidr', 'name', 'outpost_config.control_plane_instance_type',
      'outpost_config.control_plane_placement.group_name', 'remote_network_config', 'role_arn',
    ],
    'eks/cluster.go',
    '00555dc',
  ),
  aws_eks_node_group: entry(
    [
      'ami_type', 'capacity_type', 'cluster_name', 'disk_size', 'instance_types', 'launch_template.id', 'launch_template.name',
      'node_group_name', 'node_group_name_prefix', 'node_role_arn', 'remote_access', 'subnet_ids',
    ],
    'eks/node_group.go',
    '012e0a3',
  ),
  aws_eks_pod_identity_association: entry(['cluster_name', 'namespace', 'service_account'], 'eks/pod_identity_association.go', '00a3530'),
};

const data: Readonly<Record<string, ForceNew>> = {
  aws_ecr_lifecycle_policy: entry(['policy', 'repository'], 'ecr/lifecycle_policy.go, which has no update'),
  aws_ecr_repository: entry(['encryption_configuration', 'name'], 'ecr/repository.go', '0072eea'),
  aws_kms_alias: entry(named(), 'kms/alias.go', '01c0800'),
  aws_kms_key: entry(
    ['custom_key_store_id', 'customer_master_key_spec', 'key_usage', 'multi_region', 'xks_key_id'],
    'kms/key.go',
    '00a3530',
  ),
  aws_kms_key_policy: entry([], 'kms/key_policy.go'),
  aws_s3_bucket: entry(['bucket', 'bucket_prefix'], 's3/bucket.go', '0070bcd'),
  aws_s3_bucket_lifecycle_configuration: entry(bucketAndOwner, 's3/bucket_lifecycle_configuration.go'),
  aws_s3_bucket_logging: entry(bucketAndOwner, 's3/bucket_logging.go'),
  aws_s3_bucket_ownership_controls: entry(['bucket'], 's3/bucket_ownership_controls.go'),
  aws_s3_bucket_policy: entry(['bucket'], 's3/bucket_policy.go'),
  aws_s3_bucket_public_access_block: entry(['bucket'], 's3/bucket_public_access_block.go'),
  aws_s3_bucket_server_side_encryption_configuration: entry(bucketAndOwner, 's3/bucket_server_side_encryption_configuration.go'),
  aws_s3_bucket_versioning: entry(bucketAndOwner, 's3/bucket_versioning.go'),
};

const services: Readonly<Record<string, ForceNew>> = {
  aws_acm_certificate: entry(
    ['certificate_authority_arn', 'domain_name', 'key_algorithm', 'subject_alternative_names', 'validation_method', 'validation_option'],
    'acm/certificate.go',
    '01661ea',
  ),
  aws_acm_certificate_validation: entry(
    ['certificate_arn', 'validation_record_fqdns'],
    'acm/certificate_validation.go, which has no update',
  ),
  aws_cloudtrail: entry(['name'], 'cloudtrail/trail.go', '0a9af16'),
  aws_cloudwatch_event_rule: entry(named('event_bus_name'), 'events/rule.go', '0cdab4a'),
  aws_cloudwatch_event_target: entry(['event_bus_name', 'rule', 'target_id'], 'events/target.go', '0762c41'),
  aws_cloudwatch_log_group: entry(named('log_group_class'), 'logs/group.go', '0073593'),
  aws_cloudwatch_log_metric_filter: entry(['log_group_name', 'name'], 'logs/metric_filter.go: both are the identity'),
  aws_cloudwatch_metric_alarm: entry(['alarm_name'], 'cloudwatch/metric_alarm.go: it is the identity'),
  aws_iam_instance_profile: entry(named('path'), 'iam/instance_profile.go'),
  aws_iam_policy: entry(named('description', 'path'), 'iam/policy.go'),
  aws_iam_role: entry(named('path'), 'iam/role.go', '0040ea6'),
  aws_iam_role_policy: entry(named('role'), 'iam/role_policy.go: role and name are the identity'),
  aws_iam_role_policy_attachment: entry(['policy_arn', 'role'], 'iam/role_policy_attachment.go'),
  aws_route53_record: entry(['name', 'zone_id'], 'route53/record.go', '00655c1'),
  aws_sns_topic: entry(named('fifo_topic'), 'sns/topic.go', '00a3530'),
  aws_sns_topic_policy: entry(['arn'], 'sns/topic_policy.go'),
  aws_sns_topic_subscription: entry(['endpoint', 'protocol', 'topic_arn'], 'sns/topic_subscription.go'),
  aws_sqs_queue: entry(named('fifo_queue'), 'sqs/queue.go', '00a3530'),
  aws_sqs_queue_policy: entry(['queue_url'], 'sqs/queue_policy.go'),
};

/** Types of hashicorp/aws. `region`, which every regional type has, is added to each. */
export const awsForceNew: Readonly<Record<string, ForceNew>> = { ...ec2, ...compute, ...data, ...services };
