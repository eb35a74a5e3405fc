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

/**
 * Types whose errors are worded in full. Operations are from each service's API reference; the form of the sentence is from
 * errors that users reported: hashicorp/terraform-provider-aws#37523 (Auto Scaling), #36094 (a read),
 * aws-ia/terraform-aws-control_tower_account_factory#529 (IAM), localstack-samples/sample-terraform-fullstack-serverless-shipment-app#16 (S3).
 */
export const operations: Readonly<Record<string, Operation>> = {
  aws_autoscaling_group: {
    subject: 'Auto Scaling Group',
    service: 'Auto Scaling',
    create: 'CreateAutoScalingGroup',
    read: 'DescribeAutoScalingGroups',
    update: 'UpdateAutoScalingGroup',
    delete: 'DeleteAutoScalingGroup',
  },
  aws_eks_cluster: {
    subject: 'EKS Cluster',
    service: 'EKS',
    create: 'CreateCluster',
    read: 'DescribeCluster',
    update: 'UpdateClusterConfig',
    delete: 'DeleteCluster',
  },
  aws_eks_node_group: {
    subject: 'EKS Node Group',
    service: 'EKS',
    create: 'CreateNodegroup',
    read: 'DescribeNodegroup',
    update: 'UpdateNodegroupConfig',
    delete: 'DeleteNodegroup',
  },
  aws_eks_addon: {
    subject: 'EKS Add-On',
    service: 'EKS',
    create: 'CreateAddon',
    read: 'DescribeAddon',
    update: 'UpdateAddon',
    delete: 'DeleteAddon',
  },
  aws_iam_policy: {
    subject: 'IAM Policy',
    service: 'IAM',
    create: 'CreatePolicy',
    read: 'GetPolicy',
    update: 'CreatePolicyVersion',
    delete: 'DeletePolicy',
  },
  aws_iam_role: {
    subject: 'IAM Role',
    service: 'IAM',
    create: 'CreateRole',
    read: 'GetRole',
    update: 'UpdateRole',
    delete: 'DeleteRole',
  },
  aws_kms_key: {
    subject: 'KMS Key',
    service: 'KMS',
    create: 'CreateKey',
    read: 'DescribeKey',
    update: 'PutKeyPolicy',
    delete: 'ScheduleKeyDeletion',
  },
  aws_launch_template: {
    subject: 'EC2 Launch Template',
    service: 'EC2',
    create: 'CreateLaunchTemplate',
    read: 'DescribeLaunchTemplates',
    update: 'CreateLaunchTemplateVersion',
    delete: 'DeleteLaunchTemplate',
  },
  aws_nat_gateway: {
    subject: 'EC2 NAT Gateway',
    service: 'EC2',
    create: 'CreateNatGateway',
    read: 'DescribeNatGateways',
    update: 'AssociateNatGatewayAddress',
    delete: 'DeleteNatGateway',
  },
  aws_s3_bucket: {
    subject: 'S3 Bucket',
    service: 'S3',
    create: 'CreateBucket',
    read: 'HeadBucket',
    update: 'PutBucketTagging',
    delete: 'DeleteBucket',
  },
  aws_security_group: {
    subject: 'EC2 Security Group',
    service: 'EC2',
    create: 'CreateSecurityGroup',
    read: 'DescribeSecurityGroups',
    update: 'AuthorizeSecurityGroupIngress',
    delete: 'DeleteSecurityGroup',
  },
  aws_sqs_queue: {
    subject: 'SQS Queue',
    service: 'SQS',
    create: 'CreateQueue',
    read: 'GetQueueAttributes',
    update: 'SetQueueAttributes',
    delete: 'DeleteQueue',
  },
  aws_subnet: {
    subject: 'EC2 Subnet',
    service: 'EC2',
    create: 'CreateSubnet',
    read: 'DescribeSubnets',
    update: 'ModifySubnetAttribute',
    delete: 'DeleteSubnet',
  },
  aws_vpc: {
    subject: 'EC2 VPC',
    service: 'EC2',
    create: 'CreateVpc',
    read: 'DescribeVpcs',
    update: 'ModifyVpcAttribute',
    delete: 'DeleteVpc',
  },
};
