import { type Demand, holdsDemands } from '../engine/demands';
import type { Rule } from '../engine/rule';

/**
 * What keeps data from being deleted with its store, by type.
 *
 * Source: documentation of the Terraform AWS provider 6, each type; KMS API reference, ScheduleKeyDeletion (7 to 30 days).
 */
export const protectionDemands: Demand[] = [
  ['aws_db_instance', 'backup_retention_period', /^[1-9]\d*$/],
  ['aws_db_instance', 'deletion_protection', /^true$/],
  ['aws_docdb_cluster', 'deletion_protection', /^true$/],
  ['aws_dynamodb_table', 'deletion_protection_enabled', /^true$/],
  ['aws_dynamodb_table', 'point_in_time_recovery.enabled', /^true$/],
  ['aws_ecr_repository', 'force_delete', /^false$/, 'optional'],
  ['aws_kms_key', 'deletion_window_in_days', /^30$/, 'optional'],
  ['aws_kms_replica_key', 'deletion_window_in_days', /^30$/, 'optional'],
  ['aws_neptune_cluster', 'deletion_protection', /^true$/],
  ['aws_rds_cluster', 'deletion_protection', /^true$/],
  ['aws_s3_bucket', 'force_destroy', /^false$/, 'optional'],
  ['aws_secretsmanager_secret', 'recovery_window_in_days', /^[1-9]\d*$/, 'optional'],
];

/** Nothing that keeps data goes at a word. */
export const storeProtection: Rule = {
  id: 'store-protection',
  severity: 'error',
  what: 'No bucket or repository is emptied by a destroy, each key waits 30 days before it is deleted, and each database has deletion protection and backups',
  why: 'a deleted key is every model that it encrypts; a destroy in the wrong folder is undone in the days that are left',
  source:
    'AWS Foundational Security Best Practices, RDS.7, RDS.8, DynamoDB.2, DynamoDB.6; KMS developer guide, "Delete an AWS KMS key"',
  check: holdsDemands(
    protectionDemands,
    (path, wanted) => `set ${path} to ${wanted.replace('[1-9]d*', 'a number above 0')}`,
  ),
};
