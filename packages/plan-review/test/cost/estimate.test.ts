import { costNote } from '../../src/cost/cost-note';
import { estimateCost, regionOf } from '../../src/cost/estimate-cost';
import { objectsOf, type PlanObject } from '../../src/cost/plan-objects';
import { aPlan } from '../support/plan-json';
import { aModel, aPool, creating, headroom } from './an-app';

/** Prices of their own, so that the figures below stay when the table is written again. */
jest.mock('../../src/cost/instance-prices.json', () => ({
  regions: ['eu-west-1', 'us-west-2'],
  sources: { 'eu-west-1': { source: 'test', date: '2026-01-01' }, 'us-west-2': { source: 'test', date: '2026-01-01' } },
  prices: { 'm5.large': [0.107, 0.096], 't3.large': [0.0912, 0.0832], 't3a.large': [0.0816, null] },
}));

const region = 'eu-west-1';
const after = (objects: Record<string, object>): readonly PlanObject[] => objectsOf([creating(objects)], 'after');
const estimate = (objects: Record<string, object>) => estimateCost(after(objects), region);
const costOf = (objects: Record<string, object>, part: string) =>
  estimate(objects).lines.find((line) => line.part === part)?.cost;
const close = (amount: number) => expect.closeTo(amount, 6);
const each = (low: number, high = low) => ({ low: close(low), high: close(high) });
const same = (amount: number) => ({ floor: each(amount), expected: each(amount), ceiling: each(amount) });

/** m5.large is 0.107 USD an hour in eu-west-1, so 78.11 a month of 730 hours; Spot takes 57 to 70 % off: 23.433 to 33.5873. */
const [onDemand, spotLow, spotHigh] = [78.11, 23.433, 33.5873];

describe('the cost of nodes in a month', () => {
  const app = { ...aPool(), ...aModel(), ...headroom(1) };

  it('is a range of discounts for Spot, and the On-Demand price at the ceiling', () => {
    expect(costOf(app, 'Spot nodes')).toEqual({
      floor: each(spotLow, spotHigh),
      expected: each(3 * spotLow, 3 * spotHigh),
      ceiling: each(4 * onDemand),
    });
  });

  it('has a disk of 50 GiB at 0.088 with each node', () => {
    expect(costOf(app, 'Disks of nodes')).toEqual({ floor: each(4.4), expected: each(13.2), ceiling: each(17.6) });
  });

  it('is the On-Demand price for the base of a mixed group', () => {
    const policy = {
      instances_distribution: [{ on_demand_base_capacity: 1, on_demand_percentage_above_base_capacity: 0 }],
      launch_template: [{ override: [{ instance_type: 'm5.large' }] }],
    };
    const pool = aPool({ min: 2, more: { mixed_instances_policy: [policy] } });
    expect(costOf(pool, 'Spot nodes')?.floor).toEqual(each(onDemand + spotLow, onDemand + spotHigh));
  });

  it('is from the cheapest to the dearest type of a group', () => {
    const group = {
      region,
      capacity_type: 'ON_DEMAND',
      instance_types: ['t3.large', 't3a.large'],
      scaling_config: [{ min_size: 2, max_size: 4 }],
    };
    expect(costOf({ 'aws_eks_node_group.x': group }, 'On-Demand nodes')).toEqual({
      floor: each(2 * 59.568, 2 * 66.576),
      expected: each(2 * 59.568, 2 * 66.576),
      ceiling: each(4 * 59.568, 4 * 66.576),
    });
  });

  it('rises by the discount when Spot is lost, at the expected size', () => {
    expect(estimate(app).losingSpot).toEqual(each(3 * 0.57 * onDemand, 3 * 0.7 * onDemand));
  });

  it('has no price of losing Spot where none is used', () => {
    expect(estimate(aPool({ spot: false, min: 2 })).losingSpot).toBeUndefined();
  });

  it.each<[string, Record<string, object>, string]>([
    [
      'types without a price',
      { 'aws_eks_node_group.x': { instance_types: ['m99.large'], scaling_config: [{ min_size: 1, max_size: 1 }] } },
      'no price of its instance types in `eu-west-1`',
    ],
    [
      'one type of several without a price',
      {
        'aws_eks_node_group.x': {
          instance_types: ['m99.large', 'm5.large'],
          scaling_config: [{ min_size: 1, max_size: 1 }],
        },
      },
      '`m99.large`: no price',
    ],
    [
      'a disk that the plan does not say',
      { 'aws_eks_node_group.x': { instance_types: ['m5.large'], scaling_config: [{ min_size: 1, max_size: 1 }] } },
      'which disks its nodes have',
    ],
    ['a group of unknown size', { 'aws_eks_node_group.x': { instance_types: ['m5.large'] } }, 'does not say its sizes'],
    ['pods without room', { ...aPool({ max: 1 }), ...aModel() }, 'the pods need 1 more than the largest size'],
  ])('names %s', (_, objects, what) => {
    expect(estimate(objects).unpriced.join('\n')).toContain(what);
  });
});

describe('the cost of services in a month', () => {
  const ingress = (group?: string, more = {}) => ({
    metadata: [{ annotations: group === undefined ? {} : { 'alb.ingress.kubernetes.io/group.name': group } }],
    spec: [{ ingress_class_name: 'alb' }],
    ...more,
  });

  it.each<[string, Record<string, object>, string, number]>([
    ['a NAT gateway at 0.048 an hour', { 'aws_nat_gateway.a': {} }, 'NAT gateways', 35.04],
    [
      'three NAT gateways',
      { 'aws_nat_gateway.a': {}, 'aws_nat_gateway.b': {}, 'aws_nat_gateway.c': {} },
      'NAT gateways',
      105.12,
    ],
    ['a public address at 0.005 an hour', { 'aws_eip.a': {} }, 'Public addresses', 3.65],
    [
      'one balancer of two Ingresses in a group, at 0.0252 an hour',
      { 'kubernetes_ingress_v1.a': ingress('one'), 'kubernetes_ingress_v1.b': ingress('one') },
      'Load balancers',
      18.396,
    ],
    [
      'two balancers of two groups',
      { 'kubernetes_ingress_v1.a': ingress('one'), 'kubernetes_ingress_v1.b': ingress('two') },
      'Load balancers',
      36.792,
    ],
    [
      'two balancers of two Ingresses in none',
      { 'kubernetes_ingress_v1.a': ingress(), 'kubernetes_ingress_v1.b': ingress() },
      'Load balancers',
      36.792,
    ],
    ['two keys', { 'aws_kms_key.a': {}, 'aws_kms_key.b': {} }, 'Keys', 2],
    ['an alarm', { 'aws_cloudwatch_metric_alarm.a': { period: 60 } }, 'Alarms', 0.1],
    [
      'an alarm of two metrics and their ratio',
      {
        'aws_cloudwatch_metric_alarm.a': { metric_query: [{ metric: [{}] }, { metric: [{}] }, { expression: 'a/b' }] },
      },
      'Alarms',
      0.2,
    ],
  ])('is that of %s', (_, objects, part, amount) => {
    expect(costOf(objects, part)).toEqual(same(amount));
  });

  it('is 0.10 an hour for a control plane that AWS keeps in standard support', () => {
    expect(
      costOf({ 'aws_eks_cluster.a': { upgrade_policy: [{ support_type: 'STANDARD' }] } }, 'Control plane'),
    ).toEqual(same(73));
  });

  it.each([[{ upgrade_policy: [{ support_type: 'EXTENDED' }] }], [{}]])(
    'is 0.60 at the ceiling for one that may stay beyond: %j',
    (values) => {
      expect(costOf({ 'aws_eks_cluster.a': values }, 'Control plane')).toEqual({
        floor: each(73),
        expected: each(73),
        ceiling: each(438),
      });
    },
  );

  it.each<[string, Record<string, object>]>([
    [
      'an Ingress of another controller',
      { 'kubernetes_ingress_v1.a': ingress('one', { spec: [{ ingress_class_name: 'nginx' }] }) },
    ],
    ['a gateway endpoint', { 'aws_vpc_endpoint.a': { vpc_endpoint_type: 'Gateway' } }],
  ])('is nothing for %s', (_, objects) => {
    expect(estimate(objects)).toMatchObject({ lines: [], unpriced: [] });
  });

  it.each<[string, Record<string, object>, string]>([
    ['an alarm with a period of 10 s', { 'aws_cloudwatch_metric_alarm.a': { period: 10 } }, 'period under a minute'],
    ['an interface endpoint', { 'aws_vpc_endpoint.a': { vpc_endpoint_type: 'Interface' } }, '1 interface endpoint'],
    [
      'what is paid by use',
      { 'aws_s3_bucket.a': {}, 'aws_s3_bucket.b': {}, 'aws_ecr_repository.a': {}, 'aws_ecr_repository.b': {} },
      '2 image repositories, 2 buckets',
    ],
  ])('is not guessed for %s', (_, objects, what) => {
    expect(estimate(objects)).toMatchObject({ lines: [], unpriced: [expect.stringContaining(what)] });
  });

  it('is not that of another region where none could be cited', () => {
    const { lines, unpriced } = estimateCost(after({ 'aws_nat_gateway.a': {} }), 'us-west-2');
    expect(lines).toEqual([]);
    expect(unpriced).toEqual(['NAT gateways: 1, without a price in `us-west-2` that could be cited']);
  });
});

describe('the sum', () => {
  it('is that of its lines, and a hand-made small app costs what it should', () => {
    const app = {
      ...aPool(),
      ...aModel(),
      ...headroom(1),
      'aws_eks_cluster.a': { upgrade_policy: [{ support_type: 'STANDARD' }] },
      'aws_nat_gateway.a': {},
      'aws_kms_key.a': {},
    };
    const fixed = 73 + 35.04 + 1;
    expect(estimate(app).total).toEqual({
      floor: each(fixed + spotLow + 4.4, fixed + spotHigh + 4.4),
      expected: each(fixed + 3 * spotLow + 13.2, fixed + 3 * spotHigh + 13.2),
      ceiling: each(fixed + 4 * onDemand + 17.6),
    });
  });
});

describe('the objects that are priced', () => {
  it('are live and managed: no deposed ones, no data sources, none that go', () => {
    const plan = aPlan([
      { address: 'aws_nat_gateway.old', actions: ['delete'], before: {} },
      { address: 'aws_nat_gateway.left', actions: ['delete'], before: {}, entry: { deposed: '1234' } },
      { address: 'data.aws_nat_gateway.read', actions: ['read'], after: {} },
      { address: 'aws_nat_gateway.kept', actions: ['no-op'], before: {}, after: {} },
    ]);
    expect(objectsOf([plan], 'before').map(({ address }) => address)).toEqual([
      'aws_nat_gateway.old',
      'aws_nat_gateway.kept',
    ]);
    expect(objectsOf([plan], 'after').map(({ address }) => address)).toEqual(['aws_nat_gateway.kept']);
  });

  it.each([
    [['eu-west-1', 'eu-west-1'], 'eu-west-1'],
    [['eu-west-1', 'us-east-1'], undefined],
    [[], undefined],
  ])('in %j are in %p', (regions, one) => {
    expect(
      regionOf(after(Object.fromEntries(regions.map((name, index) => [`aws_eip.a${index}`, { region: name }])))),
    ).toBe(one);
  });
});

describe('the note on cost', () => {
  const today = new Date('2026-11-22');
  const nat = (name: string, actions: readonly string[]) => ({
    address: `aws_nat_gateway.${name}`,
    actions,
    [actions[0] === 'create' ? 'after' : 'before']: { region },
  });

  it('shows what changes as before → after, and what stays once', () => {
    const key = { address: 'aws_kms_key.a', actions: ['no-op'], before: { region }, after: { region } };
    const note = costNote({
      app: 'dev',
      plans: [
        aPlan([
          key,
          { address: 'aws_nat_gateway.kept', actions: ['no-op'], before: { region }, after: { region } },
          nat('new', ['create']),
        ]),
      ],
      today,
    });
    expect(note?.title).toBe('Cost of dev in a month');
    expect(note?.markdown).toContain(
      '| NAT gateways | 35 → 70 | 35 → 70 | 35 → 70 | 2, and per GB, which no plan knows |',
    );
    expect(note?.markdown).toContain('| Keys | 1 | 1 | 1 |');
    expect(note?.markdown).toContain('| **Together** | 36 → 71 | 36 → 71 | 36 → 71 |');
  });

  it('shows what goes', () => {
    expect(costNote({ app: 'dev', plans: [aPlan([nat('old', ['delete'])])], today })?.markdown).toContain(
      '| NAT gateways | 35 → 0 | 35 → 0 | 35 → 0 | gone |',
    );
  });

  it('shows a new app without a before', () => {
    expect(costNote({ app: 'dev', plans: [aPlan([nat('new', ['create'])])], today })?.markdown).toContain(
      '| NAT gateways | 35 | 35 | 35 |',
    );
  });

  it('says that the total is at least so much where something has no price', () => {
    const elsewhere = { ...nat('new', ['create']), after: { region: 'eu-north-1' } };
    const key = { address: 'aws_kms_key.k', actions: ['create'], after: { region: 'eu-north-1' } };
    const note = costNote({ app: 'dev', plans: [aPlan([elsewhere, key])], today });
    expect(note?.markdown).toContain('| **Together, at least** | 1 | 1 | 1 |');
    expect(note?.short).toMatch(/: at least 1 USD/);
  });

  it('shows less than half a dollar as such, not as nothing', () => {
    const alarm = { address: 'aws_cloudwatch_metric_alarm.a', actions: ['create'], after: { region, period: 60 } };
    expect(costNote({ app: 'dev', plans: [aPlan([alarm])], today })?.markdown).toContain('| Alarms | <1 | <1 | <1 |');
  });

  it('names stacks that have no plan, and the age of the prices', () => {
    const note = costNote({ app: 'dev', plans: [aPlan([nat('new', ['create'])])], missing: ['dev-cluster'], today });
    expect(note?.markdown).toContain('- stacks without a plan: `dev-cluster`');
    expect(note?.markdown).toContain('⚠️ The oldest price used is of 2026-01-01');
  });

  it('tells the price of losing Spot before and after', () => {
    const pool = (max: number, side: object) =>
      Object.entries(aPool({ max, min: max })).map(([address, values]) => ({
        address,
        actions: ['update'],
        before: values,
        after: values,
        ...side,
      }));
    const grown = pool(1, {}).map((change) => ({ ...change, after: aPool({ max: 2, min: 2 })[change.address] }));
    expect(costNote({ app: 'dev', plans: [aPlan(grown)], today })?.markdown).toContain(
      'at the expected size: 45–55 → 89–109 more.',
    );
  });

  it('says so where the plans are in several regions', () => {
    const plans = [
      aPlan([nat('a', ['create']), { address: 'aws_eip.b', actions: ['create'], after: { region: 'us-east-1' } }]),
    ];
    expect(costNote({ app: 'dev', plans, today })?.markdown).toBe('Not priced: the plans do not say one region.');
  });

  it.each([
    ['nothing', []],
    ['nothing of AWS', [{ address: 'terraform_data.x', actions: ['create'], after: {} }]],
    ['nothing that costs', [{ address: 'aws_vpc.x', actions: ['create'], after: { region } }]],
  ])('is left out for a plan with %s', (_, changes) => {
    expect(costNote({ app: 'dev', plans: [aPlan(changes)], today })).toBeUndefined();
  });

  it('lets no value of a plan break out of its table', () => {
    const override = [{ instance_type: 'm5.large' }, { instance_type: 'x | <img> @all\n`' }];
    const pool = aPool({ min: 1, more: { mixed_instances_policy: [{ launch_template: [{ override }] }] } });
    const { title = '', markdown = '' } = costNote({ app: 'a @all', plans: [creating(pool)], today }) ?? {};
    const rows = markdown.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.map((line) => line.split('|').length)).toEqual(rows.map(() => 7));
    expect(markdown.replace(/``.*?``/g, '')).not.toMatch(/@all|<img/);
    expect(title).not.toContain('@all');
  });
});
