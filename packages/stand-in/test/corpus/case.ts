import { factsOf } from '../../src/checks/read-facts';
import { bindingPackage, dataSourceBlock, type ProviderName, resourceBlock } from '../../src/schema/binding-package';
import type { Block } from '../../src/schema/schema';
import { minimalConfiguration } from '../minimal-configuration';

/** Values by dotted path; a block on the way is made when it is not there. Null takes an argument away. */
export type Values = Readonly<Record<string, unknown>>;

/** A resource that is wrong in one way: what is wrong, its type, what it has besides the least that the schema asks for, and what is said of it. */
export type Wrong = readonly [what: string, type: string, values: Values, says: RegExp];

/** A resource that looks wrong and is right. */
export type Right = readonly [what: string, type: string, values: Values];

/** A type's block in the pinned bindings; a data source begins with `data.`. */
export function blockOf(name: string): Block {
  const type = name.replace(/^data\./, '');
  const bindings = bindingPackage(type.split('_')[0] as ProviderName, __dirname);
  const block = bindings && (name === type ? resourceBlock(bindings, type) : dataSourceBlock(bindings, type));
  if (!block) throw new Error(`${name} is not in the bindings`);
  return block;
}

/** Arguments that every case of a type has, where the least that the schema asks for is not enough. */
const bases: Readonly<Record<string, Values>> = {
  aws_autoscaling_group: { min_size: 0, max_size: 1, mixed_instances_policy: null, launch_configuration: 'a' },
  aws_eks_node_group: { 'scaling_config.min_size': 0, 'scaling_config.desired_size': 1, 'scaling_config.max_size': 1 },
  aws_route: { destination_cidr_block: '10.0.0.0/8', gateway_id: 'igw-1', carrier_gateway_id: null },
  aws_iam_policy: {
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }],
    }),
  },
  aws_iam_role: {
    assume_role_policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }],
    }),
  },
  aws_iam_role_policy: {
    policy: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
    }),
  },
  aws_cloudwatch_event_rule: { event_pattern: '{"source":["aws.ec2"]}', schedule_expression: null },
  aws_vpc_security_group_ingress_rule: { ip_protocol: 'tcp', from_port: 1, to_port: 2, cidr_ipv4: '10.0.0.0/8' },
  aws_security_group_rule: { protocol: 'tcp', from_port: 1, to_port: 2, cidr_blocks: ['10.0.0.0/8'], type: 'ingress' },
  kubernetes_deployment_v1: {
    'metadata.name': 'a',
    'spec.selector.match_labels': { app: 'a' },
    'spec.template.metadata.labels': { app: 'a' },
    'spec.template.spec.container.name': 'a',
    'spec.template.spec.container.image': 'a.example/a:1',
  },
  kubernetes_horizontal_pod_autoscaler_v2: {
    'metadata.name': 'a',
    'spec.max_replicas': 2,
    'spec.scale_target_ref': [{ kind: 'Deployment', name: 'a', api_version: 'apps/v1' }],
  },
  kubernetes_service_v1: { 'metadata.name': 'a', 'spec.port.port': 80, 'spec.selector': { app: 'a' } },
  kubernetes_config_map_v1: { 'metadata.name': 'a' },
  kubernetes_secret_v1: { 'metadata.name': 'a' },
  kubernetes_namespace_v1: { 'metadata.name': 'a' },
  kubernetes_service_account_v1: { 'metadata.name': 'a' },
  kubernetes_priority_class_v1: { 'metadata.name': 'a', value: 1 },
  kubernetes_pod_disruption_budget_v1: {
    'metadata.name': 'a',
    'spec.max_unavailable': '1',
    'spec.selector.match_labels': { app: 'a' },
  },
  kubernetes_network_policy_v1: { 'metadata.name': 'a', 'spec.policy_types': ['Ingress'], 'spec.pod_selector': [{}] },
  kubernetes_ingress_v1: {
    'metadata.name': 'a',
    'spec.default_backend.service.name': 'a',
    'spec.default_backend.service.port.number': 80,
  },
  kubernetes_cron_job_v1: {
    'metadata.name': 'a',
    'spec.schedule': '0 3 * * *',
    'spec.job_template': [
      {
        metadata: [{}],
        spec: [
          {
            template: [{ metadata: [{}], spec: [{ restart_policy: 'Never', container: [{ name: 'a', image: 'a' }] }] }],
          },
        ],
      },
    ],
  },
  aws_eks_access_policy_association: {
    policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy',
    'access_scope.type': 'cluster',
  },
  aws_eks_cluster: { 'vpc_config.subnet_ids': ['subnet-1', 'subnet-2'] },
  aws_lb: { subnets: ['subnet-1', 'subnet-2'], subnet_mapping: null },
  aws_lb_listener: {
    default_action: [
      { type: 'forward', target_group_arn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/a/b' },
    ],
  },
  aws_lb_target_group: { port: 80, protocol: 'HTTP', vpc_id: 'vpc-1' },
  aws_nat_gateway: { subnet_id: 'subnet-1', allocation_id: 'eipalloc-1' },
  aws_vpc_endpoint: { service_name: 'com.amazonaws.eu-west-1.s3' },
  helm_release: { name: 'a', chart: 'a' },
};

/** A resource's configuration: the least that is right, and the case's values. */
export function configurationOf(type: string, values: Values): Record<string, unknown> {
  const block = blockOf(type);
  const facts = factsOf(type)?.facts ?? {};
  const least = minimalConfiguration(block, facts);
  return Object.entries({ ...bases[type], ...values }).reduce(
    (body, [path, value]) => put(body, path.split('.'), value, block),
    least,
  );
}

function put(
  body: Record<string, unknown>,
  [name = '', ...rest]: readonly string[],
  value: unknown,
  block: Block,
): Record<string, unknown> {
  if (rest.length === 0) return { ...body, [name]: value };
  const nested = block.blocks.find((one) => one.name === name)?.block ?? { attributes: [], blocks: [] };
  const [first = minimalConfiguration(nested)] = (body[name] as readonly Record<string, unknown>[] | undefined) ?? [];
  return { ...body, [name]: [put(first, rest, value, nested)] };
}
