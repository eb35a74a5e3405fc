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

const unique = (
  name: string,
  within: UniqueName['within'],
  subject: string,
  code: string,
  source: string,
): UniqueName => ({ name, within, subject, code, source });

const ofCluster = (name: string, subject: string, action: string): UniqueName =>
  unique(`{cluster_name}/${name}`, 'region', subject, 'ResourceInUseException', `EKS ${action}`);
const ofAccount = (name: string, subject: string, action: string): UniqueName =>
  unique(name, 'account', subject, 'EntityAlreadyExists', `IAM ${action}`);

/**
 * Types whose creation fails when the name is taken, by type.
 *
 * Types whose API action creates or updates alike (`PutMetricAlarm`, `PutRule`, `PutRolePolicy`, `CreateTopic` ...) are not here.
 * `CreateQueue` returns a queue that has the same attributes; the stand-in refuses that too, because two resources would own one queue.
 */
export const uniqueNames: Readonly<Record<string, UniqueName>> = {
  aws_autoscaling_group: unique(
    '{name}',
    'region',
    'Auto Scaling Group',
    'AlreadyExists',
    'EC2 Auto Scaling CreateAutoScalingGroup',
  ),
  aws_cloudtrail: unique(
    '{name}',
    'region',
    'CloudTrail Trail',
    'TrailAlreadyExistsException',
    'CloudTrail CreateTrail',
  ),
  aws_cloudwatch_log_group: unique(
    '{name}',
    'region',
    'CloudWatch Logs Log Group',
    'ResourceAlreadyExistsException',
    'CloudWatch Logs CreateLogGroup',
  ),
  aws_ecr_repository: unique(
    '{name}',
    'region',
    'ECR Repository',
    'RepositoryAlreadyExistsException',
    'ECR CreateRepository',
  ),
  aws_eks_access_entry: ofCluster('{principal_arn}', 'EKS Access Entry', 'CreateAccessEntry'),
  aws_eks_addon: ofCluster('{addon_name}', 'EKS Add-On', 'CreateAddon'),
  aws_eks_cluster: unique('{name}', 'region', 'EKS Cluster', 'ResourceInUseException', 'EKS CreateCluster'),
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
  aws_iam_service_linked_role: unique(
    '{aws_service_name}/{custom_suffix|}',
    'account',
    'IAM Service Linked Role',
    'InvalidInput',
    'IAM CreateServiceLinkedRole',
  ),
  aws_kms_alias: unique('{name}', 'region', 'KMS Alias', 'AlreadyExistsException', 'KMS CreateAlias'),
  aws_launch_template: unique(
    '{name}',
    'region',
    'EC2 Launch Template',
    'InvalidLaunchTemplateName.AlreadyExistsException',
    'EC2 CreateLaunchTemplate',
  ),
  aws_s3_bucket: unique('{bucket}', 'partition', 'S3 Bucket', 'BucketAlreadyOwnedByYou', 'S3 CreateBucket'),
  aws_security_group: unique(
    '{vpc_id}/{name}',
    'region',
    'EC2 Security Group',
    'InvalidGroup.Duplicate',
    'EC2 CreateSecurityGroup',
  ),
  aws_sqs_queue: unique('{name}', 'region', 'SQS Queue', 'QueueNameExists', 'SQS CreateQueue'),
};
