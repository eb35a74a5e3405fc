/**
 * Attributes that give another account something without a policy, by type: the id of an account, or the ARN of a principal in one.
 *
 * Source: documentation of the Terraform AWS provider 6, each type.
 */
export const sharing: Record<string, readonly string[]> = {
  aws_ami_launch_permission: ['account_id'],
  aws_cloudwatch_event_permission: ['principal'],
  aws_db_snapshot: ['shared_accounts'],
  aws_db_snapshot_copy: ['shared_accounts'],
  aws_db_cluster_snapshot: ['shared_accounts'],
  aws_eks_access_entry: ['principal_arn'],
  aws_eks_access_policy_association: ['principal_arn'],
  aws_eks_pod_identity_association: ['role_arn', 'target_role_arn'],
  aws_kms_grant: ['grantee_principal', 'retiring_principal'],
  aws_lambda_layer_version_permission: ['principal'],
  aws_lambda_permission: ['principal'],
  aws_ram_principal_association: ['principal'],
  aws_s3_access_point: ['account_id', 'bucket_account_id'],
  aws_snapshot_create_volume_permission: ['account_id'],
  aws_vpc_endpoint_service: ['allowed_principals'],
  aws_vpc_endpoint_service_allowed_principal: ['principal_arn'],
  aws_vpc_peering_connection: ['peer_owner_id'],
};

/** Accounts of AWS itself, which some services still deliver logs from: what these data sources give is not foreign. */
export const awsAccountSources: readonly string[] = [
  'aws_billing_service_account',
  'aws_cloudtrail_service_account',
  'aws_elb_service_account',
  'aws_redshift_service_account',
];
