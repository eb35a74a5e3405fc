import { appliedState } from '../src/behaviour/applied-state';
import { IdRegister } from '../src/behaviour/id-register';
import { plannedState } from '../src/behaviour/planned-state';
import type { ProviderName } from '../src/schema/binding-package';
import { bindingPackage, resourceBlock } from '../src/schema/binding-package';
import type { Block } from '../src/schema/schema';
import { planRules } from '../src/tables/plan-rules';
import { hasUnknown } from '../src/value/equality';
import { blockFromJson, type Json } from '../src/value/from-json';
import { textOf, type ValueMap } from '../src/value/value';

const place = { region: 'eu-west-1', account: '123456789012' };
const blockOf = (type: string): Block => {
  const bindings = bindingPackage(type.split('_')[0] as ProviderName, __dirname);
  const block = bindings && resourceBlock(bindings, type);
  if (!block) throw new Error(`no schema for ${type}`);
  return block;
};

/** The resource as Terraform would hold it after apply. */
function created(type: string, configuration: Json, ids = new IdRegister()): ValueMap {
  const block = blockOf(type);
  const config = blockFromJson(configuration, block);
  const settings = { place, defaultTags: {} };
  const planned = plannedState({
    type,
    block,
    prior: null,
    proposed: config,
    config,
    settings,
    rule: planRules[type] ?? {},
  });
  return appliedState({ type, block, prior: null, planned, place, ids }) as ValueMap;
}

const matching = (pattern: RegExp): string => expect.stringMatching(pattern) as string;

describe('a new resource', () => {
  it.each<[string, Json, Record<string, unknown>]>([
    [
      'aws_vpc',
      { cidr_block: '10.0.0.0/16' },
      { id: matching(/^vpc-[0-9a-f]{17}$/), default_security_group_id: matching(/^sg-/), owner_id: '123456789012' },
    ],
    [
      'aws_subnet',
      { vpc_id: 'vpc-1' },
      { arn: matching(/^arn:aws:ec2:eu-west-1:123456789012:subnet\/subnet-/), availability_zone_id: 'euw1-az3' },
    ],
    ['aws_internet_gateway', {}, { arn: matching(/:internet-gateway\/igw-/) }],
    [
      'aws_nat_gateway',
      { subnet_id: 's', allocation_id: 'eipalloc-1' },
      { id: matching(/^nat-/), public_ip: matching(/^203\.0\.113\./) },
    ],
    ['aws_eip', {}, { id: matching(/^eipalloc-/), allocation_id: matching(/^eipalloc-/), domain: 'vpc' }],
    ['aws_route', { route_table_id: 'rtb-1' }, { id: matching(/^r-rtb-1\d{10}$/) }],
    ['aws_route_table_association', { route_table_id: 'rtb-1' }, { id: matching(/^rtbassoc-/) }],
    [
      'aws_vpc_endpoint',
      { vpc_id: 'v', service_name: 'com.amazonaws.eu-west-1.s3' },
      { prefix_list_id: matching(/^pl-/), dns_entry: [], network_interface_ids: [] },
    ],
    [
      'aws_vpc_endpoint',
      {
        vpc_id: 'v',
        service_name: 'com.amazonaws.eu-west-1.sts',
        vpc_endpoint_type: 'Interface',
        subnet_ids: ['a', 'b'],
      },
      {
        prefix_list_id: '',
        network_interface_ids: [matching(/^eni-/), matching(/^eni-/)],
        dns_entry: [
          {
            dns_name: matching(/^vpce-[0-9a-f]{17}-[0-9a-f]{8}\.sts\.eu-west-1\.vpce\.amazonaws\.com$/),
            hosted_zone_id: matching(/^Z/),
          },
        ],
      },
    ],
    ['aws_security_group', {}, { id: matching(/^sg-/), name: matching(/^terraform-\d{26}$/), ingress: [], egress: [] }],
    [
      'aws_vpc_security_group_ingress_rule',
      { security_group_id: 'sg-1', ip_protocol: 'tcp' },
      { arn: matching(/:security-group-rule\/sgr-/) },
    ],
    ['aws_flow_log', {}, { arn: matching(/:vpc-flow-log\/fl-/) }],
    ['aws_network_acl', { vpc_id: 'v' }, { arn: matching(/:network-acl\/acl-/) }],
    [
      'aws_s3_bucket',
      { bucket: 'models' },
      { id: 'models', arn: 'arn:aws:s3:::models', bucket_domain_name: 'models.s3.amazonaws.com' },
    ],
    ['aws_s3_bucket', { bucket_prefix: 'logs-' }, { id: matching(/^logs-\d{26}$/), bucket: matching(/^logs-\d{26}$/) }],
    ['aws_s3_bucket_versioning', { bucket: 'models' }, { id: 'models' }],
    [
      'aws_kms_key',
      {},
      { id: matching(/^[0-9a-f-]{36}$/), arn: matching(/^arn:aws:kms:eu-west-1:123456789012:key\/[0-9a-f-]{36}$/) },
    ],
    [
      'aws_kms_alias',
      { name: 'alias/models', target_key_id: 'k' },
      { id: 'alias/models', arn: 'arn:aws:kms:eu-west-1:123456789012:alias/models' },
    ],
    [
      'aws_iam_role',
      { name: 'node', path: '/eks/' },
      { id: 'node', arn: 'arn:aws:iam::123456789012:role/eks/node', unique_id: matching(/^AROA[0-9A-V]{17}$/) },
    ],
    [
      'aws_iam_policy',
      { name: 'read' },
      { id: 'arn:aws:iam::123456789012:policy/read', arn: 'arn:aws:iam::123456789012:policy/read' },
    ],
    ['aws_iam_role_policy', { name: 'p', role: 'r' }, { id: 'r:p' }],
    ['aws_iam_role_policy_attachment', { role: 'r', policy_arn: 'arn:p' }, { id: 'r/arn:p' }],
    [
      'aws_cloudwatch_log_group',
      { name: '/eks/main' },
      { id: '/eks/main', arn: 'arn:aws:logs:eu-west-1:123456789012:log-group:/eks/main' },
    ],
    [
      'aws_cloudwatch_metric_alarm',
      { alarm_name: 'a' },
      { id: 'a', arn: 'arn:aws:cloudwatch:eu-west-1:123456789012:alarm:a' },
    ],
    [
      'aws_cloudtrail',
      { name: 't' },
      { id: 'arn:aws:cloudtrail:eu-west-1:123456789012:trail/t', home_region: 'eu-west-1' },
    ],
    ['aws_sns_topic', { name: 't' }, { id: 'arn:aws:sns:eu-west-1:123456789012:t', owner: '123456789012' }],
    [
      'aws_sqs_queue',
      { name: 'q' },
      { id: 'https://sqs.eu-west-1.amazonaws.com/123456789012/q', arn: 'arn:aws:sqs:eu-west-1:123456789012:q' },
    ],
    ['aws_cloudwatch_event_rule', { name: 'r' }, { id: 'r', arn: 'arn:aws:events:eu-west-1:123456789012:rule/r' }],
    [
      'aws_cloudwatch_event_rule',
      { name: 'r', event_bus_name: 'b' },
      { id: 'b/r', arn: 'arn:aws:events:eu-west-1:123456789012:rule/b/r' },
    ],
    ['aws_cloudwatch_event_target', { rule: 'r', target_id: 't' }, { id: 'r-t' }],
    [
      'aws_eks_cluster',
      { name: 'main' },
      {
        id: 'main',
        arn: 'arn:aws:eks:eu-west-1:123456789012:cluster/main',
        endpoint: matching(/\.eu-west-1\.eks\.amazonaws\.com$/),
      },
    ],
    [
      'aws_eks_node_group',
      { cluster_name: 'c', node_group_name: 'n' },
      { id: 'c:n', arn: matching(/:nodegroup\/c\/n\/[0-9a-f-]{36}$/) },
    ],
    [
      'aws_eks_addon',
      { cluster_name: 'c', addon_name: 'coredns' },
      { id: 'c:coredns', arn: matching(/:addon\/c\/coredns\//) },
    ],
    ['aws_eks_access_entry', { cluster_name: 'c', principal_arn: 'arn:r' }, { id: 'c:arn:r', user_name: 'arn:r' }],
    [
      'aws_eks_pod_identity_association',
      { cluster_name: 'c' },
      { id: matching(/^a-/), association_arn: matching(/:podidentityassociation\/c\/a-/) },
    ],
    [
      'aws_eks_access_policy_association',
      { cluster_name: 'c', principal_arn: 'arn:r', policy_arn: 'arn:p' },
      { id: 'c#arn:r#arn:p' },
    ],
    [
      'aws_autoscaling_group_tag',
      { autoscaling_group_name: 'g', tag: [{ key: 'k', value: 'v', propagate_at_launch: false }] },
      { id: 'g,k' },
    ],
    [
      'aws_autoscaling_lifecycle_hook',
      { name: 'h', autoscaling_group_name: 'g' },
      { id: 'h', default_result: 'ABANDON' },
    ],
    ['aws_sqs_queue_policy', { queue_url: 'https://q' }, { id: 'https://q' }],
    [
      'aws_iam_instance_profile',
      { name: 'p', path: '/eks/' },
      { id: 'p', arn: 'arn:aws:iam::123456789012:instance-profile/eks/p', unique_id: matching(/^AIPA/) },
    ],
    [
      'aws_iam_openid_connect_provider',
      { url: 'https://a.example/x' },
      { id: 'arn:aws:iam::123456789012:oidc-provider/a.example/x', arn: matching(/\/a\.example\/x$/) },
    ],
    [
      'aws_launch_template',
      { name_prefix: 'spot-' },
      { id: matching(/^lt-/), name: matching(/^spot-\d{26}$/), latest_version: 1 },
    ],
    [
      'aws_autoscaling_group',
      { name: 'g', min_size: 2 },
      { id: 'g', desired_capacity: 2, arn: matching(/:autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName\/g$/) },
    ],
    [
      'aws_ecr_repository',
      { name: 'r' },
      { id: 'r', repository_url: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/r' },
    ],
    [
      'aws_acm_certificate',
      { domain_name: 'a.example.com' },
      { id: matching(/^arn:aws:acm:eu-west-1:123456789012:certificate\//) },
    ],
    [
      'aws_route53_record',
      { zone_id: 'Z1', name: 'a.example.com', type: 'A' },
      { id: 'Z1_a.example.com_A', fqdn: 'a.example.com' },
    ],
    ['kubernetes_namespace_v1', { metadata: [{ name: 'apps' }] }, { id: 'apps' }],
    ['kubernetes_config_map_v1', { metadata: [{ name: 'c' }] }, { id: 'default/c' }],
    ['kubernetes_config_map_v1', { metadata: [{ name: 'c', namespace: 'apps' }] }, { id: 'apps/c' }],
    ['helm_release', { name: 'ingress', chart: 'c' }, { id: 'ingress', status: 'deployed' }],
    [
      'aws_lb',
      { name: 'edge' },
      { arn: matching(/^arn:aws:lb:eu-west-1:123456789012:lb\/[0-9a-f]{17}$/), region: 'eu-west-1' },
    ],
  ])('of %s with %j has what AWS or the cluster would give', (type, configuration, expected) => {
    const state = created(type, configuration);
    expect(state).toMatchObject(expected);
    expect(hasUnknown(state)).toBe(false);
  });

  it('has the same values in every run', () => {
    expect(created('aws_vpc', { cidr_block: '10.0.0.0/16' })).toEqual(
      created('aws_vpc', { cidr_block: '10.0.0.0/16' }),
    );
  });

  it('is one role for each service that AWS links, with its suffix', () => {
    const role = created('aws_iam_service_linked_role', {
      aws_service_name: 'autoscaling.amazonaws.com',
      custom_suffix: 'spot',
    });
    expect(role).toMatchObject({
      id: matching(
        /^arn:aws:iam::123456789012:role\/aws-service-role\/autoscaling\.amazonaws\.com\/AWSServiceRoleFor[0-9a-f]{8}_spot$/,
      ),
      path: '/aws-service-role/autoscaling.amazonaws.com/',
    });
    expect([role['arn'], textOf(role['id'] ?? null).endsWith(`/${textOf(role['name'] ?? null)}`)]).toEqual([
      role['id'],
      true,
    ]);
  });

  it('has the partition of its region in ARNs and host names', () => {
    const { arn, bucket_regional_domain_name: host } = created('aws_s3_bucket', { bucket: 'b', region: 'cn-north-1' });
    expect([arn, host]).toEqual(['arn:aws-cn:s3:::b', 'b.s3.cn-north-1.amazonaws.com.cn']);
  });

  it('agrees with the VPC on its default security group, and with the allocation on its address', () => {
    const vpc = created('aws_vpc', { cidr_block: '10.0.0.0/16' });
    const group = created('aws_default_security_group', { vpc_id: vpc['id'] as string });
    expect(group).toMatchObject({ id: vpc['default_security_group_id'], name: 'default' });
    const address = created('aws_eip', {});
    expect(created('aws_nat_gateway', { subnet_id: 's', allocation_id: address['id'] as string })['public_ip']).toBe(
      address['public_ip'],
    );
  });

  it('never has the id of another, also when that one is gone', () => {
    const ids = new IdRegister();
    expect(created('aws_eip', {}, ids)['id']).not.toBe(created('aws_eip', {}, ids)['id']);
  });

  it('has the parts that AWS makes up anew when it is made again under its name', () => {
    const ids = new IdRegister();
    const [first, again] = [
      created('aws_iam_role', { name: 'node' }, ids),
      created('aws_iam_role', { name: 'node' }, ids),
    ];
    expect([again['id'], again['arn']]).toEqual([first['id'], first['arn']]);
    expect(again['unique_id']).not.toBe(first['unique_id']);
  });
});
