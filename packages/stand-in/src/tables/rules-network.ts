import { zoneId } from '../behaviour/data/zone-id';
import { derivedFrom } from '../behaviour/derived-from';
import type { Rule } from '../behaviour/rule';
import { member, textOf } from '../value/value';
import { endpointRule } from './rule-vpc-endpoint';

const ec2 = (kind: string): string => `ec2:{region}:{account}:${kind}/{id}`;
const ruleOfGroup: Rule = {
  id: 'sgr-{hex17}',
  arn: ec2('security-group-rule'),
  values: { security_group_rule_id: '{id}' },
};
const securityGroup: Rule = {
  id: 'sg-{hex17}',
  arn: ec2('security-group'),
  names: { name: 'name_prefix' },
  values: { owner_id: '{account}', ingress: [], egress: [], name_prefix: '', vpc_id: 'vpc-{hex17}' },
};

/**
 * The VPC family.
 *
 * Id prefixes: Amazon EC2 User Guide, "Resource IDs"; ARNs: Service Authorization Reference, "Resource types defined by
 * Amazon EC2"; ids of associations and routes: hashicorp/terraform-provider-aws, internal/service/ec2.
 */
export const networkRules: Readonly<Record<string, Rule>> = {
  aws_vpc: {
    id: 'vpc-{hex17}',
    arn: ec2('vpc'),
    values: {
      owner_id: '{account}',
      default_security_group_id: derivedFrom('id', 'sg-{hex17}'),
      default_network_acl_id: derivedFrom('id', 'acl-{hex17}'),
      default_route_table_id: derivedFrom('id', 'rtb-{hex17}'),
      main_route_table_id: '{default_route_table_id}',
      dhcp_options_id: 'dopt-{hex17}',
      ipv6_cidr_block: '',
      ipv6_association_id: '',
      ipv6_cidr_block_network_border_group: '',
    },
  },
  aws_subnet: {
    id: 'subnet-{hex17}',
    arn: ec2('subnet'),
    values: {
      owner_id: '{account}',
      availability_zone: '{region}a',
      ipv6_cidr_block: '',
      ipv6_cidr_block_association_id: '',
      availability_zone_id: ({ known }) => zoneId(textOf(member(known, 'availability_zone'))),
      private_dns_hostname_type_on_launch: 'ip-name',
    },
  },
  aws_internet_gateway: { id: 'igw-{hex17}', arn: ec2('internet-gateway'), values: { owner_id: '{account}' } },
  aws_nat_gateway: {
    id: 'nat-{hex17}',
    values: {
      association_id: 'eipassoc-{hex17}',
      network_interface_id: 'eni-{hex17}',
      public_ip: derivedFrom('allocation_id', '{publicIp}'),
      private_ip: '{privateIp}',
      secondary_private_ip_address_count: 0,
      availability_mode: 'zonal',
      auto_provision_zones: 'disabled',
      auto_scaling_ips: 'disabled',
    },
  },
  aws_eip: {
    id: 'eipalloc-{hex17}',
    arn: ec2('elastic-ip'),
    values: {
      allocation_id: '{id}',
      domain: 'vpc',
      public_ip: derivedFrom('id', '{publicIp}'),
      public_dns: 'ec2-{digits9}.{region}.compute.{dnsSuffix}',
      network_border_group: '{region}',
      public_ipv4_pool: 'amazon',
      association_id: '',
      instance: '',
      network_interface: '',
      private_ip: '',
      private_dns: '',
      carrier_ip: '',
      customer_owned_ip: '',
      ptr_record: '',
      ipam_pool_id: '',
    },
  },
  aws_route_table: {
    id: 'rtb-{hex17}',
    arn: ec2('route-table'),
    values: { owner_id: '{account}', route: [], propagating_vgws: [] },
  },
  aws_route: {
    id: 'r-{route_table_id}{digits10}',
    values: { origin: 'CreateRoute', state: 'active', instance_id: '', instance_owner_id: '' },
  },
  aws_route_table_association: { id: 'rtbassoc-{hex17}' },
  aws_vpc_endpoint: endpointRule,
  aws_vpc_endpoint_route_table_association: { id: 'a-{vpc_endpoint_id}{digits10}' },
  aws_vpc_endpoint_subnet_association: { id: 'a-{vpc_endpoint_id}{digits10}' },
  aws_vpc_endpoint_security_group_association: { id: 'a-{vpc_endpoint_id}{digits10}' },
  aws_vpc_endpoint_policy: { id: '{vpc_endpoint_id}' },
  aws_security_group: securityGroup,
  aws_default_security_group: {
    ...securityGroup,
    id: derivedFrom('vpc_id', 'sg-{hex17}'),
    names: {},
    values: { ...securityGroup.values, name: 'default', description: 'default VPC security group' },
  },
  aws_vpc_security_group_ingress_rule: ruleOfGroup,
  aws_vpc_security_group_egress_rule: ruleOfGroup,
  aws_flow_log: { id: 'fl-{hex17}', arn: ec2('vpc-flow-log'), values: { log_format: '' } },
  aws_network_acl: {
    id: 'acl-{hex17}',
    arn: ec2('network-acl'),
    values: { owner_id: '{account}', ingress: [], egress: [], subnet_ids: [] },
  },
  aws_default_network_acl: {
    id: '{default_network_acl_id}',
    arn: ec2('network-acl'),
    values: { owner_id: '{account}' },
  },
};
