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

const vpc = 'Amazon VPC User Guide, "Amazon VPC quotas"';
const iam = 'IAM User Guide, "IAM and AWS STS quotas"';
const eks = 'Amazon EKS User Guide, "Amazon EKS service quotas"';

/** Rules for IPv6 are counted apart from those for IPv4. */
const rules = (direction: string): Quota => ({
  per: '{security_group_id}',
  what: `${direction} rules of a security group`,
  limit: 60,
  code: 'RulesPerSecurityGroupLimitExceeded',
  source: vpc,
  apart: 'cidr_ipv6',
});

/** Default quotas by type. Raised ones are not known; `--lenient` counts nothing. */
export const quotas: Readonly<Record<string, Quota>> = {
  aws_cloudwatch_event_target: {
    per: '{region}/{event_bus_name|default}/{rule}',
    what: 'targets of a rule',
    limit: 5,
    code: 'LimitExceededException',
    source: 'Amazon EventBridge User Guide, "Amazon EventBridge quotas"',
  },
  aws_eip: {
    per: '{region}',
    what: 'Elastic IP addresses of a region',
    limit: 5,
    code: 'AddressLimitExceeded',
    source: vpc,
  },
  aws_eks_cluster: {
    per: '{region}',
    what: 'clusters of a region',
    limit: 100,
    code: 'ResourceLimitExceededException',
    source: eks,
  },
  aws_eks_node_group: {
    per: '{region}/{cluster_name}',
    what: 'managed node groups of a cluster',
    limit: 30,
    code: 'ResourceLimitExceededException',
    source: eks,
  },
  aws_iam_instance_profile: {
    per: 'account',
    what: 'instance profiles of an account',
    limit: 1000,
    code: 'LimitExceeded',
    source: iam,
  },
  aws_iam_openid_connect_provider: {
    per: 'account',
    what: 'OIDC providers of an account',
    limit: 100,
    code: 'LimitExceeded',
    source: iam,
  },
  aws_iam_policy: {
    per: 'account',
    what: 'customer managed policies of an account',
    limit: 1500,
    code: 'LimitExceeded',
    source: iam,
  },
  aws_iam_role: { per: 'account', what: 'roles of an account', limit: 1000, code: 'LimitExceeded', source: iam },
  aws_iam_role_policy_attachment: {
    per: '{role}',
    what: 'managed policies of a role',
    limit: 10,
    code: 'LimitExceeded',
    source: iam,
  },
  aws_internet_gateway: {
    per: '{region}',
    what: 'internet gateways of a region',
    limit: 5,
    code: 'InternetGatewayLimitExceeded',
    source: vpc,
  },
  aws_lb_target_group_attachment: {
    per: '{target_group_arn}',
    what: 'targets of a target group',
    limit: 1000,
    code: 'TooManyTargets',
    source: 'Elastic Load Balancing, "Quotas for your Application Load Balancers"',
  },
  aws_security_group: {
    per: '{region}',
    what: 'security groups of a region',
    limit: 2500,
    code: 'SecurityGroupLimitExceeded',
    source: vpc,
  },
  aws_subnet: { per: '{vpc_id}', what: 'subnets of a VPC', limit: 200, code: 'SubnetLimitExceeded', source: vpc },
  aws_vpc: { per: '{region}', what: 'VPCs of a region', limit: 5, code: 'VpcLimitExceeded', source: vpc },
  aws_vpc_security_group_egress_rule: rules('outbound'),
  aws_vpc_security_group_ingress_rule: rules('inbound'),
};
