import { type Demand, holdsDemands } from '../engine/demands';
import type { Rule } from '../engine/rule';

/**
 * What puts something on the internet by one word, by type.
 *
 * Source: documentation of the Terraform AWS provider 6, each type.
 */
export const exposureDemands: Demand[] = [
  ['aws_ami_launch_permission', 'group', /^$/, 'optional'],
  ['aws_db_instance', 'publicly_accessible', /^false$/, 'optional'],
  ['aws_dms_replication_instance', 'publicly_accessible', /^false$/, 'optional'],
  ['aws_db_snapshot', 'shared_accounts', /^\d{12}$/, 'optional'],
  ['aws_instance', 'associate_public_ip_address', /^false$/, 'optional'],
  ['aws_launch_configuration', 'associate_public_ip_address', /^false$/, 'optional'],
  ['aws_mq_broker', 'publicly_accessible', /^false$/, 'optional'],
  ['aws_neptune_cluster_instance', 'publicly_accessible', /^false$/, 'optional'],
  ['aws_rds_cluster_instance', 'publicly_accessible', /^false$/, 'optional'],
  ['aws_redshift_cluster', 'publicly_accessible', /^false$/, 'optional'],
  ['aws_sagemaker_notebook_instance', 'direct_internet_access', /^Disabled$/],
];

/** No machine and no database has an address on the internet. */
export const storeExposure: Rule = {
  id: 'store-exposure',
  severity: 'error',
  what: 'No instance, database, broker or notebook is publicly accessible, and no image or snapshot is for everybody',
  why: 'what has a public address is one rule of a security group away from the internet',
  source:
    'AWS Foundational Security Best Practices, EC2.9, RDS.2, Redshift.1, DMS.1, SageMaker.1; EC2 user guide, "Share an AMI with everyone"',
  check: holdsDemands(exposureDemands, (path, wanted) =>
    wanted === '' ? `leave ${path} out` : `set ${path} to ${wanted}`,
  ),
};
