/** A name that AWS gives to one live resource only. */
export interface UniqueName {
  /** The name, with placeholders as in a rule's templates. A resource whose name AWS makes up has none. */
  readonly name: string;
  /** Where no other may have it: in all accounts of the partition, in the account, or in one region of it. */
  readonly within: 'partition' | 'account' | 'region';
  /** What the provider calls the resource in its messages. */
  readonly subject: string;
  /** Error that AWS answers a second creation with. */
  readonly code: string;
  /** API action whose reference page has the error. */
  readonly source: string;
}

const ofCluster = (name: string, subject: string, action: string): UniqueName => ({
  name: `{cluster_name}/${name}`,
  within: 'region',
  subject,
  code: 'ResourceInUseException',
  source: `EKS ${action}`,
});
const ofAccount = (name: string, subject: string, action: string): UniqueName => ({
  name,
  within: 'account',
  subject,
  code: 'EntityAlreadyExists',
  source: `IAM ${action}`,
});

/**
 * Types whose creation fails when the name is taken, by type.
 *
 * Types whose API action creates or updates alike (`PutMetricAlarm`, `PutRule`, `PutRolePolicy`, `CreateTopic` ...) are not here.
 * `CreateQueue` returns a queue that has the same attributes; the stand-in refuses that too, because two resources would own one queue.
 */
export const uniqueNames: Readonly<Record<string, UniqueName>> = {
  aws_autoscaling_group: {
    name: '{name}',
    within: 'region',
    subject: 'Auto Scaling Group',
    code: 'AlreadyExists',
    source: 'EC2 Auto Scaling CreateAutoScalingGroup',
  },
  aws_cloudtrail: {
    name: '{name}',
    within: 'region',
    subject: 'CloudTrail Trail',
    code: 'TrailAlreadyExistsException',
    source: 'CloudTrail CreateTrail',
  },
  aws_cloudwatch_log_group: {
    name: '{name}',
    within: 'region',
    subject: 'CloudWatch Logs Log Group',
    code: 'ResourceAlreadyExistsException',
    source: 'CloudWatch Logs CreateLogGroup',
  },
  aws_ecr_repository: {
    name: '{name}',
    within: 'region',
    subject: 'ECR Repository',
    code: 'RepositoryAlreadyExistsException',
    source: 'ECR CreateRepository',
  },
  aws_eks_access_entry: ofCluster('{principal_arn}', 'EKS Access Entry', 'CreateAccessEntry'),
  aws_eks_addon: ofCluster('{addon_name}', 'EKS Add-On', 'CreateAddon'),
  aws_eks_cluster: {
    name: '{name}',
    within: 'region',
    subject: 'EKS Cluster',
    code: 'ResourceInUseException',
    source: 'EKS CreateCluster',
  },
  aws_eks_node_group: ofCluster('{node_group_name}', 'EKS Node Group', 'CreateNodegroup'),
  aws_eks_pod_identity_association: ofCluster(
    '{namespace}/{service_account}',
    'EKS Pod Identity Association',
    'CreatePodIdentityAssociation',
  ),
  aws_iam_instance_profile: ofAccount('{name}', 'IAM Instance Profile', 'CreateInstanceProfile'),
  aws_iam_openid_connect_provider: ofAccount('{url}', 'IAM OIDC Provider', 'CreateOpenIDConnectProvider'),
  aws_iam_policy: ofAccount('{name}', 'IAM Policy', 'CreatePolicy'),
  aws_iam_role: ofAccount('{name}', 'IAM Role', 'CreateRole'),
  aws_iam_service_linked_role: {
    name: '{aws_service_name}/{custom_suffix|}',
    within: 'account',
    subject: 'IAM Service Linked Role',
    code: 'InvalidInput',
    source: 'IAM CreateServiceLinkedRole',
  },
  aws_kms_alias: {
    name: '{name}',
    within: 'region',
    subject: 'KMS Alias',
    code: 'AlreadyExistsException',
    source: 'KMS CreateAlias',
  },
  aws_launch_template: {
    name: '{name}',
    within: 'region',
    subject: 'EC2 Launch Template',
    code: 'InvalidLaunchTemplateName.AlreadyExistsException',
    source: 'EC2 CreateLaunchTemplate',
  },
  aws_s3_bucket: {
    name: '{bucket}',
    within: 'partition',
    subject: 'S3 Bucket',
    code: 'BucketAlreadyOwnedByYou',
    source: 'S3 CreateBucket',
  },
  aws_security_group: {
    name: '{vpc_id}/{name}',
    within: 'region',
    subject: 'EC2 Security Group',
    code: 'InvalidGroup.Duplicate',
    source: 'EC2 CreateSecurityGroup',
  },
  aws_sqs_queue: {
    name: '{name}',
    within: 'region',
    subject: 'SQS Queue',
    code: 'QueueNameExists',
    source: 'SQS CreateQueue',
  },
};
