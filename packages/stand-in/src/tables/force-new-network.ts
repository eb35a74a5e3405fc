import { entry, named } from './force-new-aws-entry';
import type { ForceNew } from './force-new-entry';

/** Types of Amazon VPC and EC2. */
export const networkForceNew: Readonly<Record<string, ForceNew>> = {
  aws_default_security_group: entry(['vpc_id'], 'ec2/vpc_default_security_group.go'),
  aws_eip: entry(['address', 'domain', 'network_border_group', 'public_ipv4_pool'], 'ec2/ec2_eip.go'),
  aws_flow_log: entry(
    [
      'deliver_cross_account_role',
      'destination_options',
      'eni_id',
      'iam_role_arn',
      'log_destination',
      'log_destination_type',
      'log_format',
      'max_aggregation_interval',
      'regional_nat_gateway_id',
      'subnet_id',
      'traffic_type',
      'transit_gateway_attachment_id',
      'transit_gateway_id',
      'vpc_id',
    ],
    'ec2/vpc_flow_log.go',
    '00a3530',
  ),
  aws_internet_gateway: entry([], 'ec2/vpc_internet_gateway.go'),
  aws_launch_template: entry(named(), 'ec2/ec2_launch_template.go'),
  aws_nat_gateway: entry(
    ['allocation_id', 'connectivity_type', 'private_ip', 'secondary_private_ip_address_count', 'subnet_id'],
    'ec2/vpc_nat_gateway.go',
    '04088ea',
  ),
  aws_network_acl: entry(['vpc_id'], 'ec2/vpc_network_acl.go'),
  aws_route: entry(
    ['destination_cidr_block', 'destination_ipv6_cidr_block', 'destination_prefix_list_id', 'route_table_id'],
    'ec2/vpc_route.go',
    '0128541',
  ),
  aws_route_table: entry(['vpc_id'], 'ec2/vpc_route_table.go'),
  aws_route_table_association: entry(['gateway_id', 'subnet_id'], 'ec2/vpc_route_table_association.go', '0be71be'),
  aws_security_group: entry(named('description', 'vpc_id'), 'ec2/vpc_security_group.go', '0160692'),
  aws_subnet: entry(
    ['availability_zone', 'availability_zone_id', 'cidr_block', 'ipv6_native', 'outpost_arn', 'vpc_id'],
    'ec2/vpc_subnet.go',
    '00cda12',
  ),
  aws_vpc: entry(['cidr_block', 'ipv4_ipam_pool_id', 'ipv4_netmask_length'], 'ec2/vpc_.go', '00081ce'),
  aws_vpc_endpoint: entry(
    [
      'resource_configuration_arn',
      'service_name',
      'service_network_arn',
      'service_region',
      'vpc_endpoint_type',
      'vpc_id',
    ],
    'ec2/vpc_endpoint.go',
    '008db85',
  ),
  aws_vpc_endpoint_policy: entry(['vpc_endpoint_id'], 'ec2/vpc_endpoint_policy.go'),
  aws_vpc_endpoint_route_table_association: entry(
    ['route_table_id', 'vpc_endpoint_id'],
    'ec2/vpc_endpoint_route_table_association.go',
  ),
  aws_vpc_endpoint_security_group_association: entry(
    ['replace_default_association', 'security_group_id', 'vpc_endpoint_id'],
    'ec2/vpc_endpoint_security_group_association.go',
  ),
  aws_vpc_endpoint_subnet_association: entry(
    ['subnet_id', 'vpc_endpoint_id'],
    'ec2/vpc_endpoint_subnet_association.go',
  ),
  aws_vpc_security_group_egress_rule: entry(['security_group_id'], 'ec2/vpc_security_group_ingress_rule.go', '00a3220'),
  aws_vpc_security_group_ingress_rule: entry(
    ['security_group_id'],
    'ec2/vpc_security_group_ingress_rule.go',
    '00a3220',
  ),
};
