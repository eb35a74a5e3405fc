/** Calls by which the controller sees the VPC (its policy at v3.5.0). */
export const ec2Reads: readonly string[] = [
  ...[
    'DescribeAccountAttributes',
    'DescribeAddresses',
    'DescribeAvailabilityZones',
    'DescribeCoipPools',
    'DescribeInstances',
  ],
  ...[
    'DescribeInternetGateways',
    'DescribeIpamPools',
    'DescribeNetworkInterfaces',
    'DescribeRouteTables',
    'DescribeSecurityGroups',
  ],
  ...[
    'DescribeSubnets',
    'DescribeTags',
    'DescribeVpcPeeringConnections',
    'DescribeVpcs',
    'GetCoipPoolUsage',
    'GetSecurityGroupsForVpc',
  ],
];

/** What it describes of load balancers, each after `Describe` (same source). */
export const elbReads: readonly string[] = [
  ...[
    'CapacityReservation',
    'ListenerAttributes',
    'ListenerCertificates',
    'Listeners',
    'LoadBalancerAttributes',
    'LoadBalancers',
    'Rules',
  ],
  ...['SSLPolicies', 'Tags', 'TargetGroupAttributes', 'TargetGroups', 'TargetHealth', 'TrustStores'],
];

/** What it reads of certificates and of user pools that authenticate clients (same source). */
export const certificateReads: readonly string[] = [
  ...[
    'acm:DescribeCertificate',
    'acm:ListCertificates',
    'cognito-idp:DescribeUserPoolClient',
    'iam:GetServerCertificate',
    'iam:ListServerCertificates',
  ],
];

/** Changes to balancers and target groups that it made (same source). */
export const balancerWrites: readonly string[] = [
  ...[
    'DeleteLoadBalancer',
    'DeleteTargetGroup',
    'ModifyCapacityReservation',
    'ModifyIpPools',
    'ModifyListenerAttributes',
  ],
  ...[
    'ModifyLoadBalancerAttributes',
    'ModifyTargetGroup',
    'ModifyTargetGroupAttributes',
    'SetIpAddressType',
    'SetSecurityGroups',
    'SetSubnets',
  ],
];

/** Changes to listeners and their rules (same source). */
export const listenerWrites: readonly string[] = [
  ...[
    'AddListenerCertificates',
    'CreateListener',
    'CreateRule',
    'DeleteListener',
    'DeleteRule',
    'ModifyListener',
    'ModifyRule',
  ],
  ...['RemoveListenerCertificates', 'SetRulePriorities'],
];
