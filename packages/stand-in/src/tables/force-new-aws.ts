import { entry, named } from './force-new-aws-entry';
import type { ForceNew } from './force-new-entry';
import { networkForceNew } from './force-new-network';

const bucketAndOwner = ['bucket', 'expected_bucket_owner'];

const compute: Readonly<Record<string, ForceNew>> = {
  aws_autoscaling_group: entry(named('initial_lifecycle_hook'), 'autoscaling/group.go', '00a919d'),
  aws_autoscaling_group_tag: entry(['autoscaling_group_name', 'tag.key'], 'autoscaling/group_tag.go', '050ac11'),
  aws_autoscaling_lifecycle_hook: entry(['name'], 'autoscaling/lifecycle_hook.go', '00a3530'),
  aws_eks_access_entry: entry(['cluster_name', 'principal_arn', 'type'], 'eks/access_entry.go', '01f4311'),
  aws_eks_access_policy_association: entry(
    ['access_scope', 'cluster_name', 'policy_arn', 'principal_arn'],
    'eks/access_policy_association.go',
    '01f4311',
  ),
  aws_eks_addon: entry(['addon_name', 'cluster_name'], 'eks/addon.go', '00a3530'),
  aws_eks_cluster: entry(
    [
      'access_config.bootstrap_cluster_creator_admin_permissions',
      'bootstrap_self_managed_addons',
      'kubernetes_network_config.ip_family',
      'kubernetes_network_config.service_ipv4_cidr',
      'name',
      'outpost_config.control_plane_instance_type',
      'outpost_config.control_plane_placement.group_name',
      'remote_network_config',
      'role_arn',
    ],
    'eks/cluster.go',
    '00555dc',
  ),
  aws_eks_node_group: entry(
    [
      'ami_type',
      'capacity_type',
      'cluster_name',
      'disk_size',
      'instance_types',
      'launch_template.id',
      'launch_template.name',
      'node_group_name',
      'node_group_name_prefix',
      'node_role_arn',
      'remote_access',
      'subnet_ids',
    ],
    'eks/node_group.go',
    '012e0a3',
  ),
  aws_eks_pod_identity_association: entry(
    ['cluster_name', 'namespace', 'service_account'],
    'eks/pod_identity_association.go',
    '00a3530',
  ),
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
  aws_s3_bucket_object_lock_configuration: entry(
    [...bucketAndOwner, 'object_lock_enabled'],
    's3/bucket_object_lock_configuration.go',
    '01c0800',
  ),
  aws_s3_bucket_ownership_controls: entry(['bucket'], 's3/bucket_ownership_controls.go'),
  aws_s3_bucket_policy: entry(['bucket'], 's3/bucket_policy.go'),
  aws_s3_bucket_public_access_block: entry(['bucket'], 's3/bucket_public_access_block.go'),
  aws_s3_bucket_server_side_encryption_configuration: entry(
    bucketAndOwner,
    's3/bucket_server_side_encryption_configuration.go',
  ),
  aws_s3_bucket_versioning: entry(bucketAndOwner, 's3/bucket_versioning.go'),
};

const services: Readonly<Record<string, ForceNew>> = {
  aws_acm_certificate: entry(
    [
      'certificate_authority_arn',
      'domain_name',
      'key_algorithm',
      'subject_alternative_names',
      'validation_method',
      'validation_option',
    ],
    'acm/certificate.go',
    '01661ea',
  ),
  aws_acm_certificate_validation: entry(
    ['certificate_arn', 'validation_record_fqdns'],
    'acm/certificate_validation.go, which has no update',
  ),
  aws_cloudtrail: entry(['name'], 'cloudtrail/trail.go', '0a9af16'),
  aws_cloudwatch_dashboard: entry(['dashboard_name'], 'cloudwatch/dashboard.go', '0620f2a'),
  aws_cloudwatch_event_rule: entry(named('event_bus_name'), 'events/rule.go', '0cdab4a'),
  aws_cloudwatch_event_target: entry(['event_bus_name', 'rule', 'target_id'], 'events/target.go', '0762c41'),
  aws_cloudwatch_log_group: entry(named('log_group_class'), 'logs/group.go', '0073593'),
  aws_cloudwatch_log_metric_filter: entry(['log_group_name', 'name'], 'logs/metric_filter.go', '0f14e6f'),
  aws_cloudwatch_log_resource_policy: entry(['policy_name'], 'logs/resource_policy.go', '00a3530'),
  aws_cloudwatch_metric_alarm: entry(['alarm_name'], 'cloudwatch/metric_alarm.go', '055611a'),
  aws_codebuild_project: entry(['name'], 'codebuild/project.go'),
  aws_codebuild_webhook: entry(['project_name'], 'codebuild/webhook.go'),
  aws_iam_instance_profile: entry(named('path'), 'iam/instance_profile.go', '013f173'),
  aws_iam_openid_connect_provider: entry(['url'], 'iam/openid_connect_provider.go', '0160692'),
  aws_iam_policy: entry(named('description', 'path'), 'iam/policy.go', '01ccd9a'),
  aws_iam_role: entry(named('path'), 'iam/role.go', '0040ea6'),
  aws_iam_role_policy: entry(named('role'), 'iam/role_policy.go', '02f97af'),
  aws_iam_role_policy_attachment: entry(['policy_arn', 'role'], 'iam/role_policy_attachment.go', '04c7984'),
  aws_iam_service_linked_role: entry(['aws_service_name', 'custom_suffix'], 'iam/service_linked_role.go', '01c0800'),
  aws_route53_record: entry(['name', 'zone_id'], 'route53/record.go', '00655c1'),
  aws_ssm_parameter: entry(['data_type', 'name'], 'ssm/parameter.go', '0073593'),
  aws_wafv2_web_acl: entry(named('scope'), 'wafv2/web_acl.go'),
  aws_sns_topic: entry(named('fifo_topic'), 'sns/topic.go', '00a3530'),
  aws_sns_topic_policy: entry(['arn'], 'sns/topic_policy.go'),
  aws_sns_topic_subscription: entry(['endpoint', 'protocol', 'topic_arn'], 'sns/topic_subscription.go'),
  aws_sqs_queue: entry(named('fifo_queue'), 'sqs/queue.go', '00a3530'),
  aws_sqs_queue_policy: entry(['queue_url'], 'sqs/queue_policy.go', '0148137'),
};

/** Types of hashicorp/aws. `region`, which every regional type has, is added to each. */
export const awsForceNew: Readonly<Record<string, ForceNew>> = { ...networkForceNew, ...compute, ...data, ...services };
