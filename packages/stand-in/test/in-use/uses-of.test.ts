import { refusedChange, refusedDestruction } from '../../src/behaviour/in-use/answers';
import { textsAt } from '../../src/behaviour/in-use/texts-at';
import { World } from '../../src/behaviour/in-use/world';
import { protections } from '../../src/tables/in-use/protections';
import type { ValueMap } from '../../src/value/value';
import { answerTo, type Scene } from './scene';

const place = { region: 'eu-west-1', account: '123456789012' };
const of = (type: string, values: ValueMap) => ({ type, values });
const scene = (used: Scene['used'], ...others: Scene['others'][number][]): Scene => ({ used, others });
const group = of('aws_security_group', { id: 'sg-1' });
const subnet = of('aws_subnet', { id: 'subnet-1', vpc_id: 'vpc-1' });
const gateway = of('aws_internet_gateway', { id: 'igw-1', vpc_id: 'vpc-1' });
const bucket = of('aws_s3_bucket', { id: 'logs', bucket: 'logs', arn: 'arn:aws:s3:::logs' });
const template = of('aws_launch_template', { id: 'lt-1', vpc_security_group_ids: ['sg-1'] });
const ingress = (key: string, value: string) =>
  of('kubernetes_ingress_v1', {
    id: 'serving/web',
    metadata: [{ annotations: { [`alb.ingress.kubernetes.io/${key}`]: value } }],
  });
const certificate = of('aws_acm_certificate', {
  id: 'arn:aws:acm:x:1:certificate/a',
  arn: 'arn:aws:acm:x:1:certificate/a',
});

describe('an object that is used', () => {
  it.each<[string, Scene, RegExp]>([
    [
      'by one certificate of several',
      scene(certificate, ingress('certificate-arn', 'arn:b,arn:aws:acm:x:1:certificate/a')),
      /ResourceInUse/,
    ],
    [
      'by values of a helm release',
      scene(certificate, of('helm_release', { id: 'nginx', values: ['ssl-cert: "arn:aws:acm:x:1:certificate/a"\n'] })),
      /helm_release nginx by values/,
    ],
    [
      'by a group with instances',
      scene(
        group,
        template,
        of('aws_autoscaling_group', {
          id: 'pool',
          min_size: 0,
          desired_capacity: 2,
          launch_template: [{ id: 'lt-1' }],
        }),
      ),
      /sg-1 has a dependent object/,
    ],
    [
      'by six users, of whom five are named',
      scene(subnet, ...'abcdef'.split('').map((id) => of('aws_instance', { id, subnet_id: 'subnet-1' }))),
      /aws_instance e by subnet_id and 1 more/,
    ],
    [
      'by a log file that is delivered',
      scene(bucket, ingress('load-balancer-attributes', 'access_logs.s3.enabled=true,access_logs.s3.bucket=logs')),
      /409.*BucketNotEmpty/,
    ],
  ])('%s is kept', (_case, what, words) => {
    expect(answerTo(what)).toMatch(words);
  });

  it.each<[string, Scene]>([
    [
      'a group at size zero',
      scene(
        group,
        template,
        of('aws_autoscaling_group', {
          id: 'pool',
          min_size: 0,
          desired_capacity: 0,
          launch_template: [{ id: 'lt-1' }],
        }),
      ),
    ],
    [
      'a node group at size zero',
      scene(
        subnet,
        of('aws_eks_node_group', {
          id: 'n',
          subnet_ids: ['subnet-1'],
          scaling_config: [{ min_size: 0, desired_size: 0 }],
        }),
      ),
    ],
    [
      "a group's own rule",
      scene(
        group,
        of('aws_vpc_security_group_ingress_rule', {
          id: 'r',
          security_group_id: 'sg-1',
          referenced_security_group_id: 'sg-1',
        }),
      ),
    ],
    [
      'rules that the provider revokes',
      scene(
        of('aws_security_group', { ...group.values, revoke_rules_on_delete: true }),
        of('aws_security_group_rule', { id: 'r', security_group_id: 'sg-2', source_security_group_id: 'sg-1' }),
      ),
    ],
    ['itself', scene(of('aws_security_group', { id: 'sg-1', ingress: [{ security_groups: ['sg-1'] }] }))],
    [
      'a private NAT gateway',
      scene(gateway, subnet, of('aws_nat_gateway', { id: 'nat', subnet_id: 'subnet-1', connectivity_type: 'private' })),
    ],
    [
      'a public NAT gateway of another VPC',
      scene(
        gateway,
        of('aws_subnet', { id: 'subnet-1', vpc_id: 'vpc-2' }),
        of('aws_nat_gateway', { id: 'nat', subnet_id: 'subnet-1' }),
      ),
    ],
    ['an internal balancer', scene(gateway, subnet, of('aws_lb', { id: 'lb', internal: true, subnets: ['subnet-1'] }))],
    [
      'a balancer whose logs are off',
      scene(bucket, of('aws_lb', { id: 'lb', access_logs: [{ bucket: 'logs', enabled: false }] })),
    ],
    [
      'an object, where the provider empties the bucket',
      scene(
        of('aws_s3_bucket', { ...bucket.values, force_destroy: true }),
        of('aws_s3_object', { id: 'o', bucket: 'logs' }),
      ),
    ],
    [
      'a bucket with a longer name',
      scene(bucket, ingress('load-balancer-attributes', 'access_logs.s3.bucket=logs-of-others')),
    ],
    [
      'a target on another bus',
      scene(
        of('aws_cloudwatch_event_rule', { id: 'r', name: 'r', event_bus_name: 'own' }),
        of('aws_cloudwatch_event_target', { id: 't', rule: 'r', event_bus_name: 'default' }),
      ),
    ],
    [
      'the same name in another region',
      scene(
        of('aws_cloudwatch_event_rule', { id: 'r', name: 'r', region: 'eu-west-1' }),
        of('aws_cloudwatch_event_target', { id: 't', rule: 'r', region: 'us-east-1' }),
      ),
    ],
    [
      'an empty text',
      scene(of('aws_iam_policy', { id: 'p', arn: '' }), of('aws_iam_role', { id: 'r', permissions_boundary: '' })),
    ],
  ])('is not kept by %s', (_case, what) => {
    expect(answerTo(what)).toBeUndefined();
  });

  it.each(Object.entries(protections))('is guarded by %s', (key, { on, off, answer }) => {
    const [type = '', argument = ''] = key.split('.');
    const said = (value: typeof on) =>
      refusedDestruction({ type, values: { id: 'it', [argument]: value }, place }, new World())?.message;
    expect(said(on)).toContain(answer.split(':')[0]);
    expect(said(on)).toContain('Turn it off, apply, and destroy then.');
    expect(said(off)).toBeUndefined();
  });
});

describe('a change that AWS refuses', () => {
  const nodes = (min: number, desired: number, max: number) => ({
    id: 'c:n',
    scaling_config: [{ min_size: min, desired_size: desired, max_size: max }],
  });

  it.each([
    [nodes(3, 2, 5), "Minimum capacity 3 can't be greater than desired size 2"],
    [nodes(1, 4, 2), "desired capacity 4 can't be greater than max size 2"],
    [nodes(2, 2, 2), undefined],
  ])('is a size outside of its bounds: %j', (values, words) => {
    const said = refusedChange({ type: 'aws_eks_node_group', values, place }, nodes(1, 2, 5), new World())?.message;
    if (words === undefined) expect(said).toBeUndefined();
    else
      expect(said).toContain(
        `EKS: UpdateNodegroupConfig, https response error StatusCode: 400, RequestID: 00000000-0000-0000-0000-000000000000, InvalidParameterException: ${words}`,
      );
  });
});

describe('a name of what is gone', () => {
  const world = new World();
  const gone = { id: 'key-1', arn: 'arn:aws:kms:x:1:key/key-1' };
  world.observe('aws_kms_key', gone);
  world.remove('aws_kms_key', gone);
  world.observe('aws_launch_template', { id: 'lt-1' });
  world.remove('aws_launch_template', { id: 'lt-1' });
  world.observe('aws_launch_template', { id: 'lt-2' });
  const group = (id: string) => ({ name: 'pool', launch_template: [{ id }] });
  const mixed = (id: string) => ({
    mixed_instances_policy: [{ launch_template: [{ launch_template_specification: [{ launch_template_id: id }] }] }],
  });
  const said = (type: string, values: ValueMap, prior: ValueMap | null) =>
    refusedChange({ type, values, place }, prior, world)?.message;

  it.each<[string, ValueMap, ValueMap | null, RegExp]>([
    [
      'aws_kms_alias',
      { name: 'alias/a', target_key_id: gone.arn },
      null,
      /KMSInvalidStateException: arn:aws:kms:x:1:key\/key-1 is pending/,
    ],
    ['aws_kms_alias', { target_key_id: gone.id }, { target_key_id: 'other' }, /KMSInvalidStateException/],
    ['aws_autoscaling_group', group('lt-1'), group('lt-2'), /\(pool\).*fully-formed launch template/],
    ['aws_autoscaling_group', mixed('lt-1'), null, /fully-formed launch template/],
  ])('in %s is refused: %j', (type, values, prior, words) => {
    expect(said(type, values, prior)).toMatch(words);
  });

  it('is let be where it stood before, and of what stands', () => {
    expect(said('aws_autoscaling_group', group('lt-1'), group('lt-1'))).toBeUndefined();
    expect(said('aws_autoscaling_group', group('lt-2'), null)).toBeUndefined();
  });

  it('is good again when it is made anew', () => {
    world.observe('aws_kms_key', gone);
    expect(said('aws_kms_alias', { target_key_id: gone.id }, null)).toBeUndefined();
  });
});

describe('textsAt', () => {
  it.each<[string, readonly string[]]>([
    ['a', ['1']],
    ['b.c', ['2', '3']],
    ['d.e', ['4', '5']],
    ['f[x.y/z]', ['6']],
    ['b', ['2', '3']],
    ['a.b', []],
    ['none', []],
  ])('%s gives %j', (path, texts) => {
    const value = { a: '1', b: [{ c: '2' }, { c: '3' }], d: [{ e: ['4', '', '5'] }], f: { 'x.y/z': '6' } };
    expect(textsAt(value, path)).toEqual(texts);
  });
});

describe('World', () => {
  const state = (instances: readonly object[]) =>
    JSON.stringify({
      version: 4,
      resources: [
        { mode: 'managed', type: 'aws_subnet', name: 'a', instances },
        { mode: 'data', type: 'aws_subnet', name: 'a', instances: [{ attributes: { id: 'subnet-9' } }] },
      ],
    });
  const ids = (world: World) => world.ofType('aws_subnet').map(({ values }) => values['id']);

  it('knows what a state holds, deposed objects too, and no data source', () => {
    const world = new World();
    world.observeState(state([{ attributes: { id: 'subnet-1' } }, { attributes: { id: 'subnet-2' }, deposed: '1' }]));
    world.observeState('');
    expect(ids(world)).toEqual(['subnet-1', 'subnet-2']);
  });

  it('counts an object once, by its latest values', () => {
    const world = new World();
    world.observeState(state([{ attributes: { id: 'subnet-1', vpc_id: 'vpc-1' } }]));
    world.observe('aws_subnet', { id: 'subnet-1', vpc_id: 'vpc-2' });
    expect(world.ofType('aws_subnet').map(({ values }) => values['vpc_id'])).toEqual(['vpc-2']);
    world.remove('aws_subnet', { id: 'subnet-1' });
    expect(ids(world)).toEqual([]);
  });

  it('tells the same name in two regions apart', () => {
    const world = new World();
    for (const region of ['eu-west-1', 'us-east-1']) world.observe('aws_subnet', { id: 'same', region });
    expect(ids(world)).toEqual(['same', 'same']);
  });
});
