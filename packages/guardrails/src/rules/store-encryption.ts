import { type Demand, holdsDemands } from '../engine/demands';
import type { Rule } from '../engine/rule';

/**
 * What says that a store is encrypted, by type. A bucket, a queue, a log group, a launch template and a cluster have rules of their own.
 *
 * Source: documentation of the Terraform AWS provider 6, each type; AWS's defaults in each service's API reference.
 */
export const encryptionDemands: Demand[] = [
  ['aws_backup_vault', 'kms_key_arn', 'own key'],
  ['aws_cloudtrail', 'kms_key_id', 'own key'],
  ['aws_db_instance', 'storage_encrypted', /^true$/],
  ['aws_docdb_cluster', 'storage_encrypted', /^true$/],
  ['aws_dynamodb_table', 'server_side_encryption.enabled', /^true$/],
  ['aws_ebs_encryption_by_default', 'enabled', /^true$/, 'optional'],
  ['aws_ebs_snapshot_copy', 'encrypted', /^true$/],
  ['aws_ebs_volume', 'encrypted', /^true$/],
  ['aws_ecr_repository', 'encryption_configuration.encryption_type', /^KMS(_DSSE)?$/],
  ['aws_efs_file_system', 'encrypted', /^true$/],
  ['aws_elasticache_replication_group', 'at_rest_encryption_enabled', /^true$/],
  ['aws_elasticsearch_domain', 'encrypt_at_rest.enabled', /^true$/],
  ['aws_fsx_lustre_file_system', 'kms_key_id', 'own key'],
  ['aws_instance', 'root_block_device.encrypted', /^true$/],
  ['aws_instance', 'ebs_block_device.encrypted', /^true$/, 'optional'],
  ['aws_kinesis_firehose_delivery_stream', 'server_side_encryption.enabled', /^true$/],
  ['aws_kinesis_stream', 'encryption_type', /^KMS$/],
  ['aws_launch_configuration', 'root_block_device.encrypted', /^true$/],
  ['aws_neptune_cluster', 'storage_encrypted', /^true$/],
  ['aws_opensearch_domain', 'encrypt_at_rest.enabled', /^true$/],
  ['aws_rds_cluster', 'storage_encrypted', /^true$/],
  ['aws_redshift_cluster', 'encrypted', /^true$/],
  ['aws_sagemaker_notebook_instance', 'kms_key_id', 'own key'],
  ['aws_secretsmanager_secret', 'kms_key_id', 'own key'],
  ['aws_sns_topic', 'kms_master_key_id', 'own key'],
];

/** Whatever keeps something is encrypted, and says so. */
export const storeEncryption: Rule = {
  id: 'store-encryption',
  severity: 'error',
  what: 'Each volume, file system, database, table, stream, topic, secret, image repository, vault and trail says that it is encrypted; where there is a choice, with a key that AWS does not manage',
  why: 'a copy of a disk or a snapshot is a copy of the model, unless its key says who may read it',
  source:
    'AWS Foundational Security Best Practices, EC2.3, RDS.3, EFS.1, SNS.1, Redshift.10, OpenSearch.1; CloudTrail.2',
  check: holdsDemands(encryptionDemands, (path, wanted) => `set ${path} to ${wanted}`),
};
