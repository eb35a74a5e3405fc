import { element, member, type ValueMap } from '../../value/value';
import { arn, id, type InUseRules, name, type Use, uses } from './in-use-rule';

const bucket: Use = { of: 'bucket' };
const logsOf =
  (block: string): Use['when'] =>
  (user: ValueMap) =>
    member(element(member(user, block), 0), 'enabled') === true;

/** Buckets, queues of logs, zones, rules, alarms: what keeps or routes data. */
export const dataInUse: InUseRules = {
  aws_s3_bucket: {
    doing: 'deleting S3 Bucket ({bucket})',
    operation: 'S3: DeleteBucket',
    status: 409,
    answer: 'api error BucketNotEmpty: The bucket you tried to delete is not empty',
    source:
      'Amazon S3 API Reference, DeleteBucket; v5.100.0, internal/service/s3/bucket.go empties it with force_destroy only; whoever delivers logs into it has written a first object',
    unless: 'force_destroy',
    users: {
      ...uses(
        bucket,
        'aws_s3_object.bucket',
        'aws_s3_bucket_object.bucket',
        'aws_s3_object_copy.bucket',
        'aws_s3_bucket_logging.target_bucket',
        'aws_cloudtrail.s3_bucket_name',
      ),
      'aws_lb.access_logs.bucket': { ...bucket, when: logsOf('access_logs') },
      'aws_lb.connection_logs.bucket': { ...bucket, when: logsOf('connection_logs') },
      'aws_flow_log.log_destination': { ...arn, within: true },
      'kubernetes_ingress_v1.metadata.annotations[alb.ingress.kubernetes.io/load-balancer-attributes]': {
        ...bucket,
        within: true,
      },
    },
  },
  aws_s3_bucket_versioning: {
    doing: 'deleting S3 Bucket Versioning ({bucket})',
    operation: 'S3: PutBucketVersioning',
    status: 409,
    answer:
      'api error InvalidBucketState: A replication configuration is present on this bucket, so you cannot change the versioning state. To change the versioning state, first delete the replication configuration.',
    source:
      'Amazon S3 User Guide, "Requirements and considerations for replication": versioning; v5.100.0, internal/service/s3/bucket_versioning.go suspends it',
    users: uses(bucket, 'aws_s3_bucket_replication_configuration.bucket'),
  },
  aws_route53_zone: {
    doing: 'deleting Route53 Hosted Zone ({zone_id})',
    operation: 'Route 53: DeleteHostedZone',
    status: 400,
    answer:
      'HostedZoneNotEmpty: The specified hosted zone contains non-required resource record sets and so cannot be deleted.',
    source:
      'Amazon Route 53 API Reference, DeleteHostedZone; v5.100.0, internal/service/route53/zone.go: force_destroy',
    unless: 'force_destroy',
    users: { 'aws_route53_record.zone_id': { of: 'zone_id' } },
  },
  aws_cloudwatch_event_rule: {
    doing: 'deleting EventBridge Rule ({name})',
    operation: 'EventBridge: DeleteRule',
    status: 400,
    answer: "api error ValidationException: Rule can't be deleted since it has targets.",
    source: 'Amazon EventBridge API Reference, DeleteRule; v5.100.0, internal/service/events/rule.go asks again',
    waits: '5 minutes',
    users: { 'aws_cloudwatch_event_target.rule': { ...name, when: onSameBus } },
  },
  aws_cloudwatch_event_bus: {
    doing: 'deleting EventBridge Event Bus ({name})',
    operation: 'EventBridge: DeleteEventBus',
    status: 400,
    answer: "api error ValidationException: Event bus {name} can't be deleted since it has rules.",
    source: 'Amazon EventBridge API Reference, DeleteEventBus: its rules need to be deleted first',
    users: { 'aws_cloudwatch_event_rule.event_bus_name': name },
  },
  aws_cloudwatch_metric_alarm: {
    doing: 'deleting CloudWatch Metric Alarm ({alarm_name})',
    operation: 'CloudWatch: DeleteAlarms',
    status: 400,
    answer: 'api error ValidationError: Cannot delete {alarm_name} as there are composite alarm(s) depending on it.',
    source: 'Amazon CloudWatch API Reference, DeleteAlarms: not while a composite alarm depends on it',
    users: { 'aws_cloudwatch_composite_alarm.alarm_rule': { of: 'alarm_name', within: true } },
  },
  aws_wafv2_web_acl: {
    doing: 'deleting WAFv2 WebACL ({id})',
    operation: 'WAFV2: DeleteWebACL',
    status: 400,
    answer:
      "WAFAssociatedItemException: AWS WAF couldn't perform the operation because your resource is being used by another resource or it's associated with another resource.",
    source: 'AWS WAFV2 API Reference, DeleteWebACL; v5.100.0, internal/service/wafv2/web_acl.go asks again',
    waits: '5 minutes',
    users: {
      'aws_wafv2_web_acl_association.web_acl_arn': arn,
      'aws_cloudfront_distribution.web_acl_id': arn,
      'kubernetes_ingress_v1.metadata.annotations[alb.ingress.kubernetes.io/wafv2-acl-arn]': { ...arn, within: true },
    },
  },
  aws_backup_plan: {
    doing: 'deleting Backup Plan ({id})',
    operation: 'Backup: DeleteBackupPlan',
    status: 400,
    answer: 'InvalidRequestException: Related backup plan selections must be deleted prior to backup plan deletion',
    source: 'AWS Backup API Reference, DeleteBackupPlan; v5.100.0, internal/service/backup/plan.go asks again',
    waits: '2 minutes',
    users: { 'aws_backup_selection.plan_id': id },
  },
  aws_db_subnet_group: {
    doing: 'deleting RDS Subnet Group ({name})',
    operation: 'RDS: DeleteDBSubnetGroup',
    status: 400,
    answer:
      'InvalidDBSubnetGroupStateFault: Cannot delete the subnet group {name} because at least one database instance is still using it.',
    source: 'Amazon RDS API Reference, DeleteDBSubnetGroup: not while it is associated with a DB instance',
    users: uses(name, 'aws_db_instance.db_subnet_group_name', 'aws_rds_cluster.db_subnet_group_name'),
  },
  aws_db_parameter_group: {
    doing: 'deleting RDS DB Parameter Group ({name})',
    operation: 'RDS: DeleteDBParameterGroup',
    status: 400,
    answer:
      'InvalidDBParameterGroupState: One or more database instances are still members of this parameter group {name}, so the group cannot be deleted',
    source:
      'Amazon RDS API Reference, DeleteDBParameterGroup; v5.100.0, internal/service/rds/parameter_group.go asks again',
    waits: '3 minutes',
    users: uses(name, 'aws_db_instance.parameter_group_name'),
  },
  aws_rds_cluster: {
    doing: 'deleting RDS Cluster ({cluster_identifier})',
    operation: 'RDS: DeleteDBCluster',
    status: 400,
    answer:
      'InvalidDBClusterStateFault: Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
    source: 'Amazon RDS API Reference, DeleteDBCluster; v5.100.0, internal/service/rds/cluster.go asks again',
    waits: '2 minutes',
    users: { 'aws_rds_cluster_instance.cluster_identifier': { of: 'cluster_identifier' } },
  },
};

/** Names of rules are unique on a bus only. */
function onSameBus(target: ValueMap, rule: ValueMap): boolean {
  const busOf = (values: ValueMap) => member(values, 'event_bus_name') ?? 'default';
  return busOf(target) === busOf(rule);
}
