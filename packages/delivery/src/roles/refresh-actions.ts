/**
 * What Terraform's AWS provider reads to refresh the resources of our stacks, where an ARN has no name of an app or AWS knows no smaller right:
 * descriptions, never content, user data, environment variables or keys of connections. Each is an action of the Service Authorization Reference, and
 * every resource type of the synthesized stacks has its own here, in {@link namedReads} or in {@link bucketReads}: tests hold all three.
 */
export const refreshActions: readonly string[] = [
  'acm:DescribeCertificate',
  'acm:ListCertificates',
  'acm:ListTagsForCertificate',
  'autoscaling:DescribeAutoScalingGroups',
  'autoscaling:DescribeLifecycleHooks',
  'autoscaling:DescribeScalingActivities',
  'autoscaling:DescribeTags',
  'autoscaling:DescribeWarmPool',
  'cloudtrail:DescribeTrails',
  'cloudwatch:DescribeAlarms',
  'cloudwatch:GetDashboard',
  'cloudwatch:ListTagsForResource',
  'ec2:DescribeAccountAttributes',
  'ec2:DescribeAddresses',
  'ec2:DescribeAddressesAttribute',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeFlowLogs',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeLaunchTemplates',
  'ec2:DescribeManagedPrefixLists',
  'ec2:DescribeNatGateways',
  'ec2:DescribeNetworkAcls',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribePrefixLists',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSecurityGroupRules',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeTags',
  'ec2:DescribeVpcAttribute',
  'ec2:DescribeVpcEndpointServices',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeVpcs',
  'eks:DescribeAddonVersions',
  'eks:DescribeCluster',
  'elasticloadbalancing:Describe*',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListAliases',
  'kms:ListResourceTags',
  'logs:DescribeLogGroups',
  'logs:DescribeMetricFilters',
  'logs:DescribeResourcePolicies',
  'logs:ListTagsForResource',
  'route53:GetChange',
  'route53:GetHostedZone',
  'route53:ListHostedZones',
  'route53:ListHostedZonesByName',
  'route53:ListResourceRecordSets',
  'route53:ListTagsForResource',
  'sts:GetCallerIdentity',
];

/** The same where ARNs carry the name of the app: environment variables of a project and addresses of subscribers are in what some of them return. */
export const namedReads: readonly string[] = [
  'cloudtrail:GetEventSelectors',
  'cloudtrail:GetInsightSelectors',
  'cloudtrail:GetTrail',
  'cloudtrail:GetTrailStatus',
  'cloudtrail:ListTags',
  'codebuild:BatchGetProjects',
  'eks:Describe*',
  'eks:List*',
  'events:DescribeRule',
  'events:ListTagsForResource',
  'events:ListTargetsByRule',
  'iam:GetInstanceProfile',
  'iam:GetRole',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListInstanceProfilesForRole',
  'iam:ListPolicyVersions',
  'iam:ListRolePolicies',
  'sns:GetSubscriptionAttributes',
  'sns:GetTopicAttributes',
  'sns:ListSubscriptionsByTopic',
  'sns:ListTagsForResource',
  'sqs:GetQueueAttributes',
  'sqs:GetQueueUrl',
  'sqs:ListQueueTags',
  'wafv2:GetWebACL',
  'wafv2:ListTagsForResource',
];

/**
 * The same of buckets. To list one is to see the keys of its objects: the provider asks whether a bucket is there by HeadBucket, and S3 permits that only
 * to whoever may list it (S3 API reference, HeadBucket; terraform-provider-aws#17195).
 */
export const bucketReads: readonly string[] = [
  's3:GetAccelerateConfiguration',
  's3:GetBucket*',
  's3:GetEncryptionConfiguration',
  's3:GetLifecycleConfiguration',
  's3:GetReplicationConfiguration',
  's3:ListBucket',
  's3:ListTagsForResource',
];

/**
 * What returns the user data of every launch template of the account: EC2 knows no smaller right (Service Authorization Reference). Who plans a pull
 * request never has it, so a stack with a launch template is planned there against its state.
 */
export const userDataReads: readonly string[] = ['ec2:DescribeLaunchTemplateVersions'];
