import type { Stake } from './stake';

/** What goes with what holds data in AWS, or watches over it, by type. */
export const awsDataStakes: Record<string, Stake> = {
  aws_cloudtrail: {
    severity: 'danger',
    topic: 'stops',
    words: 'trail {name} records nothing any more: nobody knows who reads what',
  },
  aws_cloudwatch_dashboard: { severity: 'routine', topic: 'changes', words: 'dashboard {name} goes' },
  aws_cloudwatch_event_rule: {
    severity: 'danger',
    topic: 'stops',
    words: 'no event is passed on any more by rule {name}',
  },
  aws_cloudwatch_event_target: {
    severity: 'danger',
    topic: 'stops',
    words: 'events of rule {name} reach their receiver no more',
  },
  aws_cloudwatch_log_group: {
    severity: 'danger',
    topic: 'lost',
    words: 'log group {name} goes with its logs',
    holds: true,
  },
  aws_cloudwatch_log_metric_filter: {
    severity: 'care',
    topic: 'weaker',
    words: 'alarms stay silent that count by metric filter {name}',
  },
  aws_cloudwatch_log_resource_policy: {
    severity: 'care',
    topic: 'weaker',
    words: 'services lose the right of policy {name} to write logs',
  },
  aws_cloudwatch_metric_alarm: { severity: 'care', topic: 'weaker', words: 'nobody is told any more by alarm {name}' },
  aws_db_instance: { severity: 'danger', topic: 'lost', words: 'database {name} goes with its data', holds: true },
  aws_dynamodb_table: { severity: 'danger', topic: 'lost', words: 'table {name} goes with its items', holds: true },
  aws_ebs_volume: { severity: 'danger', topic: 'lost', words: 'volume {name} goes with its data', holds: true },
  aws_ecr_repository: {
    severity: 'danger',
    topic: 'lost',
    words: 'repository {name} goes with its images',
    holds: true,
  },
  aws_efs_file_system: {
    severity: 'danger',
    topic: 'lost',
    words: 'file system {name} goes with its files',
    holds: true,
  },
  aws_flow_log: { severity: 'care', topic: 'weaker', words: 'traffic of the network is no longer recorded' },
  aws_kms_alias: { severity: 'danger', topic: 'stops', words: 'who asks for key {name} by this alias finds none' },
  aws_kms_key: {
    severity: 'danger',
    topic: 'lost',
    words: 'what key {name} encrypted can never be read again, once its window has passed',
    holds: true,
  },
  aws_rds_cluster: { severity: 'danger', topic: 'lost', words: 'database {name} goes with its data', holds: true },
  aws_s3_bucket: { severity: 'danger', topic: 'lost', words: 'bucket {name} goes with its objects', holds: true },
  aws_s3_bucket_lifecycle_configuration: {
    severity: 'care',
    topic: 'weaker',
    words: 'nothing in bucket {name} is deleted by age any more',
  },
  aws_s3_bucket_logging: { severity: 'care', topic: 'weaker', words: 'reads of bucket {name} are no longer logged' },
  aws_s3_bucket_object_lock_configuration: {
    severity: 'danger',
    topic: 'protection',
    words: 'what comes into bucket {name} from then on is no longer locked; what is locked stays so until its day',
  },
  aws_s3_bucket_ownership_controls: {
    severity: 'care',
    topic: 'rights',
    words: 'access lists count again in bucket {name}',
  },
  aws_s3_bucket_policy: {
    severity: 'danger',
    topic: 'rights',
    words: 'bucket {name} loses its policy, and what that denies',
  },
  aws_s3_bucket_public_access_block: {
    severity: 'danger',
    topic: 'outside',
    words: 'bucket {name} may be made public',
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    severity: 'care',
    topic: 'protection',
    words: 'new objects of bucket {name} are no longer encrypted by our key',
  },
  aws_s3_bucket_versioning: {
    severity: 'danger',
    topic: 'protection',
    words: 'no old versions are kept any more in bucket {name}: what is overwritten or deleted is gone',
  },
  aws_secretsmanager_secret: {
    severity: 'danger',
    topic: 'lost',
    words: 'secret {name} goes with its versions',
    holds: true,
  },
  aws_sns_topic: {
    severity: 'danger',
    topic: 'stops',
    words: 'topic {name} goes with its subscriptions: alarms reach nobody',
  },
  aws_sns_topic_policy: { severity: 'danger', topic: 'stops', words: 'alarms may no longer publish to topic {name}' },
  aws_sqs_queue: { severity: 'danger', topic: 'lost', words: 'queue {name} goes with its messages', holds: true },
  aws_sqs_queue_policy: { severity: 'danger', topic: 'stops', words: 'nobody may send to queue {name} any more' },
};
