/** How many live resources of a type AWS takes. */
export interface Quota {
  /** Template of what the count is of; see {@link Template}: `{security_group_id}`, `{region}`. */
  readonly per: string;
  /** In words. */
  readonly what: string;
  /** Default quota; an account may have more. */
  readonly limit: number;
  /** Error code of AWS. */
  readonly code: string;
  readonly source: string;
  /** An argument: resources that have it are counted apart from the others. @default all are counted together */
  readonly apart?: string;
}

const quota = (per: string, what: string, limit: number, code: string, source: string): Quota => ({
  per,
  what,
  limit,
  code,
  source,
});

const vpc = 'Amazon VPC User Guide, "Amazon VPC quotas"';
const iam = 'IAM User Guide, "IAM and AWS STS quotas"';
const eks = 'Amazon EKS User Guide, "Amazon EKS service quotas"';

/** Rules for IPv6 are counted apart from those for IPv4. */
const rules = (direction: string): Quota => ({
  ...quota(
    '{security_group_id}',
    `${direction} rules of a security group`,
    60,
    'RulesPerSecurityGroupLimitExceeded',
    vpc,
  ),
  apart: 'cidr_ipv6',
});

/** Default quotas by type. Raised ones are not known; `--lenient` counts nothing. */
export const quotas: Readonly<Record<string, Quota>> = {
  aws_cloudwatch_event_target: quota(
    '{region}/{event_bus_name|default}/{rule}',
    'targets of a rule',
    5,
    'LimitExceededException',
    'Amazon EventBridge User Guide, "Amazon EventBridge quotas"',
  ),
  aws_eip: quota('{region}', 'Elastic IP addresses of a region', 5, 'AddressLimitExceeded', vpc),
  aws_eks_cluster: quota('{region}', 'clusters of a region', 100, 'ResourceLimitExceededException', eks),
  aws_eks_node_group: quota(
    '{region}/{cluster_name}',
    'managed node groups of a cluster',
    30,
    'ResourceLimitExceededException',
    eks,
  ),
  aws_iam_instance_profile: quota('account', 'instance profiles of an account', 1000, 'LimitExceeded', iam),
  aws_iam_openid_connect_provider: quota('account', 'OIDC providers of an account', 100, 'LimitExceeded', iam),
  aws_iam_policy: quota('account', 'customer managed policies of an account', 1500, 'LimitExceeded', iam),
  aws_iam_role: quota('account', 'roles of an account', 1000, 'LimitExceeded', iam),
  aws_iam_role_policy_attachment: quota('{role}', 'managed policies of a role', 10, 'LimitExceeded', iam),
  aws_internet_gateway: quota('{region}', 'internet gateways of a region', 5, 'InternetGatewayLimitExceeded', vpc),
  aws_lb_target_group_attachment: quota(
    '{target_group_arn}',
    'targets of a target group',
    1000,
    'TooManyTargets',
    'Elastic Load Balancing, "Quotas for your Application Load Balancers"',
  ),
  aws_security_group: quota('{region}', 'security groups of a region', 2500, 'SecurityGroupLimitExceeded', vpc),
  aws_subnet: quota('{vpc_id}', 'subnets of a VPC', 200, 'SubnetLimitExceeded', vpc),
  aws_vpc: quota('{region}', 'VPCs of a region', 5, 'VpcLimitExceeded', vpc),
  aws_vpc_security_group_egress_rule: rules('outbound'),
  aws_vpc_security_group_ingress_rule: rules('inbound'),
};
