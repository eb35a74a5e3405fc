import { member, type ValueMap } from '../../value/value';
import { hasInstances } from './in-use-interfaces';
import { arn, id, type InUseRules, type Use, uses } from './in-use-rule';

/** Of the VPC that a subnet lies in. */
const inSubnet: Use = { of: 'vpc_id', through: { type: 'aws_subnet', of: 'id', at: 'vpc_id' } };
const scheme = 'alb.ingress.kubernetes.io/scheme';

const isPublicNat = (gateway: ValueMap): boolean => member(gateway, 'connectivity_type') !== 'private';
const isPublicBalancer = (balancer: ValueMap): boolean => member(balancer, 'internal') !== true;
const hasPublicAddress = (instance: ValueMap): boolean => member(instance, 'associate_public_ip_address') === true;
const isPublicIngress = (ingress: ValueMap): boolean =>
  JSON.stringify(ingress).includes(`"${scheme}":"internet-facing"`);

/** What has a public address in a VPC: then its gateway cannot be detached. */
const publicAddresses: Readonly<Record<string, Use>> = {
  'aws_nat_gateway.subnet_id > vpc_id': { ...inSubnet, when: isPublicNat },
  'aws_lb.subnets > vpc_id': { ...inSubnet, when: isPublicBalancer },
  'aws_lb.subnet_mapping.subnet_id > vpc_id': { ...inSubnet, when: isPublicBalancer },
  'aws_instance.subnet_id > vpc_id': { ...inSubnet, when: hasPublicAddress },
  'kubernetes_ingress_v1.metadata.annotations[alb.ingress.kubernetes.io/subnets] > vpc_id': {
    ...inSubnet,
    within: true,
    when: isPublicIngress,
  },
};
const detached = {
  operation: 'EC2: DetachInternetGateway',
  status: 400,
  answer:
    'api error DependencyViolation: Network {vpc_id} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.',
  source:
    'Amazon EC2 API Reference, DetachInternetGateway; hashicorp/terraform#497 and #1325 (it asks again); v5.100.0, internal/service/ec2/vpc_internet_gateway.go',
  waits: '20 minutes',
  users: publicAddresses,
} as const;

/** A VPC, its gateways and addresses. */
export const networkInUse: InUseRules = {
  aws_vpc: {
    doing: 'deleting EC2 VPC ({id})',
    operation: 'EC2: DeleteVpc',
    status: 400,
    answer: "api error DependencyViolation: The vpc '{id}' has dependencies and cannot be deleted.",
    source:
      'Amazon EC2 API Reference, DeleteVpc; Amazon VPC User Guide, "Delete your VPC"; v5.100.0, internal/service/ec2/vpc_.go asks again',
    waits: '5 minutes',
    users: uses(
      id,
      'aws_subnet.vpc_id',
      'aws_security_group.vpc_id',
      'aws_route_table.vpc_id',
      'aws_network_acl.vpc_id',
      'aws_internet_gateway.vpc_id',
      'aws_internet_gateway_attachment.vpc_id',
      'aws_egress_only_internet_gateway.vpc_id',
      'aws_vpn_gateway.vpc_id',
      'aws_vpn_gateway_attachment.vpc_id',
      'aws_vpc_endpoint.vpc_id',
      'aws_ec2_transit_gateway_vpc_attachment.vpc_id',
    ),
  },
  aws_internet_gateway: { doing: 'deleting EC2 Internet Gateway ({id}): detaching', ...detached },
  aws_internet_gateway_attachment: { doing: 'deleting EC2 Internet Gateway Attachment ({id}): detaching', ...detached },
  aws_eip: {
    doing: 'deleting EC2 EIP ({id})',
    operation: 'EC2: ReleaseAddress',
    status: 400,
    answer: 'api error InvalidIPAddress.InUse: {public_ip} is associated; disassociate it before you release it',
    source: 'Amazon EC2 API Reference, ReleaseAddress; v5.100.0, internal/service/ec2/ec2_eip.go asks once',
    users: uses(
      id,
      'aws_nat_gateway.allocation_id',
      'aws_nat_gateway.secondary_allocation_ids',
      'aws_nat_gateway.availability_zone_address.allocation_ids',
      'aws_lb.subnet_mapping.allocation_id',
    ),
  },
  aws_ec2_transit_gateway: {
    doing: 'deleting EC2 Transit Gateway ({id})',
    operation: 'EC2: DeleteTransitGateway',
    status: 400,
    answer: 'api error IncorrectState: {id} has non-deleted VPC Attachments',
    source: 'Amazon VPC Transit Gateways Guide, "Delete a transit gateway": not while it has attachments',
    waits: '2 minutes',
    users: uses(
      id,
      'aws_ec2_transit_gateway_vpc_attachment.transit_gateway_id',
      'aws_vpn_connection.transit_gateway_id',
    ),
  },
  aws_network_interface: {
    doing: 'deleting EC2 Network Interface ({id})',
    operation: 'EC2: DeleteNetworkInterface',
    status: 400,
    answer: "api error InvalidParameterValue: Network interface '{id}' is currently in use.",
    source: 'Amazon EC2 API Reference, DeleteNetworkInterface: detach it first',
    users: uses(
      id,
      'aws_instance.network_interface.network_interface_id',
      'aws_instance.primary_network_interface.network_interface_id',
    ),
  },
  aws_ebs_volume: {
    doing: 'deleting EBS Volume ({id})',
    operation: 'EC2: DeleteVolume',
    status: 400,
    answer: 'api error VolumeInUse: Volume {id} is currently attached',
    source: 'Amazon EC2 API Reference, DeleteVolume; v5.100.0, internal/service/ec2/ebs_volume.go asks again',
    waits: '10 minutes',
    users: uses(id, 'aws_volume_attachment.volume_id'),
  },
  aws_launch_configuration: {
    doing: 'deleting Auto Scaling Launch Configuration ({name})',
    operation: 'Auto Scaling: DeleteLaunchConfiguration',
    status: 400,
    answer: 'ResourceInUse: Cannot delete launch configuration {name} because it is attached to AutoScalingGroup',
    source:
      'Amazon EC2 Auto Scaling API Reference, DeleteLaunchConfiguration; hashicorp/terraform-provider-aws#8485; v5.100.0 asks again',
    waits: '2 minutes',
    users: uses({ of: 'name' }, 'aws_autoscaling_group.launch_configuration'),
  },
  aws_placement_group: {
    doing: 'deleting EC2 Placement Group ({name})',
    operation: 'EC2: DeletePlacementGroup',
    status: 400,
    answer: 'api error InvalidPlacementGroup.InUse: The placement group {name} is in use and may not be deleted.',
    source: 'Amazon EC2 API Reference, DeletePlacementGroup: terminate all instances first',
    users: {
      'aws_instance.placement_group': { of: 'name' },
      'aws_autoscaling_group.placement_group': { of: 'name', when: hasInstances },
    },
  },
  aws_lb: {
    doing: 'deleting ELBv2 Load Balancer ({arn})',
    operation: 'Elastic Load Balancing v2: DeleteLoadBalancer',
    status: 400,
    answer:
      "ResourceInUse: Load balancer '{arn}' cannot be deleted because it is currently associated with another service",
    source: 'Elastic Load Balancing API Reference, DeleteLoadBalancer: ResourceInUse',
    users: uses(
      arn,
      'aws_vpc_endpoint_service.network_load_balancer_arns',
      'aws_vpc_endpoint_service.gateway_load_balancer_arns',
    ),
  },
};
