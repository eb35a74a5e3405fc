import { element, member, type ValueMap } from '../../value/value';
import { id, type InUseRules, type Use, uses } from './in-use-rule';

const within: Use = { ...id, within: true };

/** An Auto Scaling group has instances while its size is above zero. */
export const hasInstances = (group: ValueMap): boolean =>
  Math.max(Number(member(group, 'desired_capacity')), Number(member(group, 'min_size'))) > 0;

/** A managed node group has them likewise. */
export const hasNodes = (group: ValueMap): boolean => {
  const size = element(member(group, 'scaling_config'), 0);
  return Math.max(Number(member(size, 'desired_size')), Number(member(size, 'min_size'))) > 0;
};

/** Another group's rule; those of the group itself go with it. */
const ofAnotherGroup = (rule: ValueMap, group: ValueMap): boolean =>
  member(rule, 'security_group_id') !== member(group, 'id') && member(group, 'revoke_rules_on_delete') !== true;
const isNotRevoked = (_user: ValueMap, group: ValueMap): boolean => member(group, 'revoke_rules_on_delete') !== true;

const templatePaths = ['vpc_security_group_ids', 'network_interfaces.security_groups'];
const template = 'launch_template.launch_template_specification.launch_template_id';

/** Groups of a launch template are those of every instance made from it. */
function byTemplate(): Readonly<Record<string, Use>> {
  const throughTemplate = (at: string, when?: Use['when']): Use => ({
    ...id,
    through: { type: 'aws_launch_template', of: 'id', at },
    ...(when && { when }),
  });
  return Object.fromEntries(
    templatePaths.flatMap((at) => [
      [`aws_autoscaling_group.launch_template.id > ${at}`, throughTemplate(at, hasInstances)],
      [`aws_autoscaling_group.mixed_instances_policy.${template} > ${at}`, throughTemplate(at, hasInstances)],
      [`aws_eks_node_group.launch_template.id > ${at}`, throughTemplate(at, hasNodes)],
      [`aws_instance.launch_template.id > ${at}`, throughTemplate(at)],
    ]),
  );
}

/** What has network interfaces in subnets and security groups: AWS answers `DependencyViolation` while they stand. */
export const interfacesInUse: InUseRules = {
  aws_security_group: {
    doing: 'deleting Security Group ({id})',
    operation: 'EC2: DeleteSecurityGroup',
    status: 400,
    answer: 'api error DependencyViolation: resource {id} has a dependent object',
    source:
      'Amazon EC2 API Reference, DeleteSecurityGroup; v5.100.0, internal/service/ec2/vpc_security_group.go: asks again, with revoke_rules_on_delete it revokes rules of other groups too',
    waits: '15 minutes',
    users: {
      ...uses(
        id,
        'aws_instance.vpc_security_group_ids',
        'aws_network_interface.security_groups',
        'aws_network_interface_sg_attachment.security_group_id',
        'aws_lb.security_groups',
        'aws_elb.security_groups',
        'aws_eks_cluster.vpc_config.security_group_ids',
        'aws_vpc_endpoint.security_group_ids',
        'aws_vpc_endpoint_security_group_association.security_group_id',
        'aws_lambda_function.vpc_config.security_group_ids',
        'aws_db_instance.vpc_security_group_ids',
        'aws_rds_cluster.vpc_security_group_ids',
        'aws_elasticache_cluster.security_group_ids',
        'aws_elasticache_replication_group.security_group_ids',
        'aws_efs_mount_target.security_groups',
        'aws_ecs_service.network_configuration.security_groups',
        'aws_route53_resolver_endpoint.security_group_ids',
        'aws_msk_cluster.broker_node_group_info.security_groups',
        'aws_opensearch_domain.vpc_options.security_group_ids',
        'aws_redshift_cluster.vpc_security_group_ids',
        'aws_mq_broker.security_groups',
      ),
      'aws_vpc_security_group_ingress_rule.referenced_security_group_id': { ...id, when: ofAnotherGroup },
      'aws_vpc_security_group_egress_rule.referenced_security_group_id': { ...id, when: ofAnotherGroup },
      'aws_security_group_rule.source_security_group_id': { ...id, when: ofAnotherGroup },
      ...uses(
        { ...id, when: isNotRevoked },
        'aws_security_group.ingress.security_groups',
        'aws_security_group.egress.security_groups',
        'aws_default_security_group.ingress.security_groups',
        'aws_default_security_group.egress.security_groups',
      ),
      'kubernetes_ingress_v1.metadata.annotations[alb.ingress.kubernetes.io/security-groups]': within,
      'kubernetes_service_v1.metadata.annotations[service.beta.kubernetes.io/aws-load-balancer-security-groups]':
        within,
      ...byTemplate(),
    },
  },
  aws_subnet: {
    doing: 'deleting EC2 Subnet ({id})',
    operation: 'EC2: DeleteSubnet',
    status: 400,
    answer: "api error DependencyViolation: The subnet '{id}' has dependencies and cannot be deleted.",
    source:
      'Amazon EC2 API Reference, DeleteSubnet; hashicorp/terraform#31658 has the words; v5.100.0, internal/service/ec2/vpc_subnet.go asks again',
    waits: '20 minutes',
    users: {
      ...uses(
        id,
        'aws_instance.subnet_id',
        'aws_network_interface.subnet_id',
        'aws_nat_gateway.subnet_id',
        'aws_lb.subnets',
        'aws_lb.subnet_mapping.subnet_id',
        'aws_elb.subnets',
        'aws_eks_cluster.vpc_config.subnet_ids',
        'aws_vpc_endpoint.subnet_ids',
        'aws_vpc_endpoint_subnet_association.subnet_id',
        'aws_lambda_function.vpc_config.subnet_ids',
        'aws_efs_mount_target.subnet_id',
        'aws_ecs_service.network_configuration.subnets',
        'aws_ec2_transit_gateway_vpc_attachment.subnet_ids',
        'aws_route53_resolver_endpoint.ip_address.subnet_id',
        'aws_msk_cluster.broker_node_group_info.client_subnets',
        'aws_opensearch_domain.vpc_options.subnet_ids',
        'aws_mq_broker.subnet_ids',
        'aws_networkfirewall_firewall.subnet_mapping.subnet_id',
      ),
      'aws_autoscaling_group.vpc_zone_identifier': { ...id, when: hasInstances },
      'aws_eks_node_group.subnet_ids': { ...id, when: hasNodes },
      'aws_db_instance.db_subnet_group_name > subnet_ids': {
        ...id,
        through: { type: 'aws_db_subnet_group', of: 'name', at: 'subnet_ids' },
      },
      'aws_rds_cluster_instance.db_subnet_group_name > subnet_ids': {
        ...id,
        through: { type: 'aws_db_subnet_group', of: 'name', at: 'subnet_ids' },
      },
      'kubernetes_ingress_v1.metadata.annotations[alb.ingress.kubernetes.io/subnets]': within,
      'kubernetes_service_v1.metadata.annotations[service.beta.kubernetes.io/aws-load-balancer-subnets]': within,
    },
  },
};
