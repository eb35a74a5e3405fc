/**
 * What the AWS provider asks for a type of resource: to refresh it, and to make, change and delete it. By the operations of the services' API
 * references; the provider's own code decides, so an apply may still need one more.
 */
export interface Needs {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
}

/** A row: the service, then the names of its reads and of its writes. */
function of(service: string, reads: string, writes = ''): Needs {
  const actions = (names: string) =>
    names
      .split(' ')
      .filter(Boolean)
      .map((name) => (name.includes(':') ? name : `${service}:${name}`));
  return { reads: actions(reads), writes: actions(writes) };
}

const ec2 = (what: string, reads: string, changes = '') =>
  of('ec2', reads, `Create${what} Delete${what} CreateTags ${changes}`);
const bucketPart = (name: string) => of('s3', `ListBucket Get${name}`, `Put${name}`);

/** By type of Terraform's AWS provider. */
export const needs: Readonly<Record<string, Needs>> = {
  aws_acm_certificate: of(
    'acm',
    'DescribeCertificate ListTagsForCertificate',
    'RequestCertificate DeleteCertificate AddTagsToCertificate',
  ),
  aws_acm_certificate_validation: of('acm', 'DescribeCertificate'),
  aws_autoscaling_group: of(
    'autoscaling',
    'DescribeAutoScalingGroups DescribeScalingActivities ec2:DescribeLaunchTemplateVersions',
    'CreateAutoScalingGroup UpdateAutoScalingGroup DeleteAutoScalingGroup PutLifecycleHook SuspendProcesses CreateOrUpdateTags ec2:RunInstances',
  ),
  aws_autoscaling_lifecycle_hook: of('autoscaling', 'DescribeLifecycleHooks', 'PutLifecycleHook DeleteLifecycleHook'),
  aws_availability_zones: of('ec2', 'DescribeAvailabilityZones'),
  aws_cloudtrail: of(
    'cloudtrail',
    'DescribeTrails GetTrailStatus ListTags GetEventSelectors',
    'CreateTrail UpdateTrail DeleteTrail StartLogging PutEventSelectors AddTags',
  ),
  aws_cloudwatch_dashboard: of('cloudwatch', 'GetDashboard', 'PutDashboard DeleteDashboards'),
  aws_cloudwatch_event_rule: of('events', 'DescribeRule ListTagsForResource', 'PutRule DeleteRule TagResource'),
  aws_cloudwatch_event_target: of('events', 'ListTargetsByRule', 'PutTargets RemoveTargets'),
  aws_cloudwatch_log_group: of(
    'logs',
    'DescribeLogGroups ListTagsForResource',
    'CreateLogGroup DeleteLogGroup PutRetentionPolicy AssociateKmsKey TagResource',
  ),
  aws_cloudwatch_log_metric_filter: of('logs', 'DescribeMetricFilters', 'PutMetricFilter DeleteMetricFilter'),
  aws_cloudwatch_log_resource_policy: of('logs', 'DescribeResourcePolicies', 'PutResourcePolicy DeleteResourcePolicy'),
  aws_cloudwatch_metric_alarm: of(
    'cloudwatch',
    'DescribeAlarms ListTagsForResource',
    'PutMetricAlarm DeleteAlarms TagResource',
  ),
  aws_codebuild_project: of('codebuild', 'BatchGetProjects', 'CreateProject UpdateProject DeleteProject iam:PassRole'),
  aws_codebuild_webhook: of('codebuild', 'BatchGetProjects', 'CreateWebhook UpdateWebhook DeleteWebhook'),
  aws_default_security_group: of(
    'ec2',
    'DescribeSecurityGroups',
    'RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateTags',
  ),
  aws_eip: of('ec2', 'DescribeAddresses DescribeAddressesAttribute', 'AllocateAddress ReleaseAddress CreateTags'),
  aws_eks_access_entry: of('eks', 'DescribeAccessEntry', 'CreateAccessEntry DeleteAccessEntry TagResource'),
  aws_eks_access_policy_association: of(
    'eks',
    'ListAssociatedAccessPolicies',
    'AssociateAccessPolicy DisassociateAccessPolicy',
  ),
  aws_eks_addon: of('eks', 'DescribeAddon', 'CreateAddon UpdateAddon DeleteAddon iam:PassRole'),
  aws_eks_cluster: of(
    'eks',
    'DescribeCluster',
    'CreateCluster UpdateClusterConfig UpdateClusterVersion DeleteCluster TagResource iam:PassRole kms:CreateGrant kms:DescribeKey',
  ),
  aws_eks_node_group: of(
    'eks',
    'DescribeNodegroup',
    'CreateNodegroup UpdateNodegroupConfig UpdateNodegroupVersion DeleteNodegroup iam:PassRole ec2:RunInstances ec2:CreateTags',
  ),
  aws_eks_pod_identity_association: of(
    'eks',
    'DescribePodIdentityAssociation',
    'CreatePodIdentityAssociation UpdatePodIdentityAssociation DeletePodIdentityAssociation iam:PassRole',
  ),
  aws_flow_log: of('ec2', 'DescribeFlowLogs', 'CreateFlowLogs DeleteFlowLogs CreateTags iam:PassRole'),
  aws_iam_instance_profile: of(
    'iam',
    'GetInstanceProfile',
    'CreateInstanceProfile DeleteInstanceProfile AddRoleToInstanceProfile RemoveRoleFromInstanceProfile TagInstanceProfile PassRole',
  ),
  aws_iam_policy: of(
    'iam',
    'GetPolicy GetPolicyVersion ListPolicyVersions',
    'CreatePolicy CreatePolicyVersion DeletePolicyVersion DeletePolicy TagPolicy',
  ),
  aws_iam_role: of(
    'iam',
    'GetRole ListRolePolicies ListAttachedRolePolicies ListInstanceProfilesForRole',
    'CreateRole UpdateRole UpdateAssumeRolePolicy PutRolePermissionsBoundary TagRole DeleteRole',
  ),
  aws_iam_role_policy: of('iam', 'GetRolePolicy', 'PutRolePolicy DeleteRolePolicy'),
  aws_iam_role_policy_attachment: of('iam', 'ListAttachedRolePolicies', 'AttachRolePolicy DetachRolePolicy'),
  aws_internet_gateway: ec2(
    'InternetGateway',
    'DescribeInternetGateways',
    'AttachInternetGateway DetachInternetGateway',
  ),
  aws_kms_alias: of('kms', 'ListAliases', 'CreateAlias UpdateAlias DeleteAlias'),
  aws_kms_key: of(
    'kms',
    'DescribeKey GetKeyPolicy GetKeyRotationStatus ListResourceTags',
    'CreateKey PutKeyPolicy EnableKeyRotation ScheduleKeyDeletion TagResource UpdateKeyDescription',
  ),
  aws_launch_template: ec2(
    'LaunchTemplate',
    'DescribeLaunchTemplates DescribeLaunchTemplateVersions',
    'CreateLaunchTemplateVersion ModifyLaunchTemplate',
  ),
  aws_lb_target_group: of(
    'elasticloadbalancing',
    'DescribeTargetGroups DescribeTargetGroupAttributes DescribeTags DescribeListeners',
  ),
  aws_nat_gateway: ec2('NatGateway', 'DescribeNatGateways'),
  aws_route: of('ec2', 'DescribeRouteTables', 'CreateRoute ReplaceRoute DeleteRoute'),
  aws_route53_record: of('route53', 'ListResourceRecordSets GetHostedZone GetChange', 'ChangeResourceRecordSets'),
  aws_route53_zone: of('route53', 'ListHostedZones GetHostedZone ListTagsForResource ListResourceRecordSets'),
  aws_route_table: ec2('RouteTable', 'DescribeRouteTables'),
  aws_route_table_association: of(
    'ec2',
    'DescribeRouteTables',
    'AssociateRouteTable ReplaceRouteTableAssociation DisassociateRouteTable',
  ),
  aws_wafv2_web_acl: of(
    'wafv2',
    'GetWebACL ListTagsForResource',
    'CreateWebACL UpdateWebACL DeleteWebACL TagResource UntagResource',
  ),
  aws_s3_bucket: of(
    's3',
    'ListBucket GetBucketPolicy GetBucketAcl GetBucketCORS GetBucketWebsite GetBucketVersioning GetAccelerateConfiguration GetBucketRequestPayment GetBucketLogging ' +
      'GetLifecycleConfiguration GetReplicationConfiguration GetEncryptionConfiguration GetBucketObjectLockConfiguration GetBucketLocation GetBucketTagging ListTagsForResource',
    'CreateBucket DeleteBucket PutBucketTagging TagResource UntagResource',
  ),
  aws_s3_bucket_lifecycle_configuration: bucketPart('LifecycleConfiguration'),
  aws_s3_bucket_logging: bucketPart('BucketLogging'),
  aws_s3_bucket_object_lock_configuration: bucketPart('BucketObjectLockConfiguration'),
  aws_s3_bucket_ownership_controls: bucketPart('BucketOwnershipControls'),
  aws_s3_bucket_policy: of('s3', 'ListBucket GetBucketPolicy', 'PutBucketPolicy DeleteBucketPolicy'),
  aws_s3_bucket_public_access_block: bucketPart('BucketPublicAccessBlock'),
  aws_s3_bucket_replication_configuration: of(
    's3',
    'ListBucket GetReplicationConfiguration',
    'PutReplicationConfiguration iam:PassRole',
  ),
  aws_s3_bucket_server_side_encryption_configuration: bucketPart('EncryptionConfiguration'),
  aws_s3_bucket_versioning: bucketPart('BucketVersioning'),
  aws_security_group: ec2(
    'SecurityGroup',
    'DescribeSecurityGroups DescribeNetworkInterfaces',
    'RevokeSecurityGroupEgress',
  ),
  aws_sns_topic: of(
    'sns',
    'GetTopicAttributes ListTagsForResource',
    'CreateTopic SetTopicAttributes DeleteTopic TagResource',
  ),
  aws_sns_topic_policy: of('sns', 'GetTopicAttributes', 'SetTopicAttributes'),
  aws_sns_topic_subscription: of('sns', 'GetSubscriptionAttributes', 'Subscribe Unsubscribe'),
  aws_sqs_queue: of('sqs', 'GetQueueAttributes ListQueueTags', 'CreateQueue SetQueueAttributes DeleteQueue TagQueue'),
  aws_sqs_queue_policy: of('sqs', 'GetQueueAttributes', 'SetQueueAttributes'),
  /** Public ones: held by another test, for their ARNs have no account. */
  aws_ssm_parameter: of('ssm', ''),
  aws_subnet: ec2('Subnet', 'DescribeSubnets', 'ModifySubnetAttribute'),
  aws_vpc: ec2(
    'Vpc',
    'DescribeVpcs DescribeVpcAttribute DescribeNetworkAcls DescribeRouteTables DescribeSecurityGroups',
    'ModifyVpcAttribute',
  ),
  aws_vpc_endpoint: of(
    'ec2',
    'DescribeVpcEndpoints DescribePrefixLists',
    'CreateVpcEndpoint ModifyVpcEndpoint DeleteVpcEndpoints CreateTags',
  ),
  aws_vpc_security_group_egress_rule: of(
    'ec2',
    'DescribeSecurityGroupRules',
    'AuthorizeSecurityGroupEgress RevokeSecurityGroupEgress CreateTags',
  ),
  aws_vpc_security_group_ingress_rule: of(
    'ec2',
    'DescribeSecurityGroupRules',
    'AuthorizeSecurityGroupIngress RevokeSecurityGroupIngress CreateTags',
  ),
  /** A table inside the provider. */
  aws_lb_hosted_zone_id: of('elasticloadbalancing', ''),
};
