/** Words of the aws provider about one type, and the API's operations behind it. */
export interface Operation {
  /** What the provider calls the resource. */
  readonly subject: string;
  /** What the AWS SDK for Go v2 calls the service (its `ServiceID`). */
  readonly service: string;
  readonly create: string;
  readonly read: string;
  readonly update: string;
  readonly delete: string;
}

const operation = (
  subject: string,
  service: string,
  create: string,
  read: string,
  update: string,
  remove: string,
): Operation => ({ subject, service, create, read, update, delete: remove });

/**
 * Types whose errors are worded in full. Operations are from each service's API reference; the form of the sentence is from
 * errors that users reported: hashicorp/terraform-provider-aws#37523 (Auto Scaling), #36094 (a read),
 * aws-ia/terraform-aws-control_tower_account_factory#529 (IAM), localstack-samples/sample-terraform-fullstack-serverless-shipment-app#16 (S3).
 */
export const operations: Readonly<Record<string, Operation>> = {
  aws_autoscaling_group: operation(
    'Auto Scaling Group',
    'Auto Scaling',
    'CreateAutoScalingGroup',
    'DescribeAutoScalingGroups',
    'UpdateAutoScalingGroup',
    'DeleteAutoScalingGroup',
  ),
  aws_eks_cluster: operation(
    'EKS Cluster',
    'EKS',
    'CreateCluster',
    'DescribeCluster',
    'UpdateClusterConfig',
    'DeleteCluster',
  ),
  aws_eks_node_group: operation(
    'EKS Node Group',
    'EKS',
    'CreateNodegroup',
    'DescribeNodegroup',
    'UpdateNodegroupConfig',
    'DeleteNodegroup',
  ),
  aws_eks_addon: operation('EKS Add-On', 'EKS', 'CreateAddon', 'DescribeAddon', 'UpdateAddon', 'DeleteAddon'),
  aws_iam_policy: operation('IAM Policy', 'IAM', 'CreatePolicy', 'GetPolicy', 'CreatePolicyVersion', 'DeletePolicy'),
  aws_iam_role: operation('IAM Role', 'IAM', 'CreateRole', 'GetRole', 'UpdateRole', 'DeleteRole'),
  aws_kms_key: operation('KMS Key', 'KMS', 'CreateKey', 'DescribeKey', 'PutKeyPolicy', 'ScheduleKeyDeletion'),
  aws_launch_template: operation(
    'EC2 Launch Template',
    'EC2',
    'CreateLaunchTemplate',
    'DescribeLaunchTemplates',
    'CreateLaunchTemplateVersion',
    'DeleteLaunchTemplate',
  ),
  aws_nat_gateway: operation(
    'EC2 NAT Gateway',
    'EC2',
    'CreateNatGateway',
    'DescribeNatGateways',
    'AssociateNatGatewayAddress',
    'DeleteNatGateway',
  ),
  aws_s3_bucket: operation('S3 Bucket', 'S3', 'CreateBucket', 'HeadBucket', 'PutBucketTagging', 'DeleteBucket'),
  aws_security_group: operation(
    'EC2 Security Group',
    'EC2',
    'CreateSecurityGroup',
    'DescribeSecurityGroups',
    'AuthorizeSecurityGroupIngress',
    'DeleteSecurityGroup',
  ),
  aws_sqs_queue: operation(
    'SQS Queue',
    'SQS',
    'CreateQueue',
    'GetQueueAttributes',
    'SetQueueAttributes',
    'DeleteQueue',
  ),
  aws_subnet: operation(
    'EC2 Subnet',
    'EC2',
    'CreateSubnet',
    'DescribeSubnets',
    'ModifySubnetAttribute',
    'DeleteSubnet',
  ),
  aws_vpc: operation('EC2 VPC', 'EC2', 'CreateVpc', 'DescribeVpcs', 'ModifyVpcAttribute', 'DeleteVpc'),
};
