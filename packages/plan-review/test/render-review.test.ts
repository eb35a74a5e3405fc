import { type GuardrailFinding, renderReview, type StackReview } from '../src';
import { aPlan, type ChangeInit, entryOf } from './support/plan-json';

const stackOf = (changes: readonly ChangeInit[], more: Partial<StackReview> = {}): StackReview => ({
  name: 'dev-serving',
  result: { plan: aPlan(changes) },
  ...more,
});
const finding = (rule: string, severity: 'error' | 'warning' = 'warning'): GuardrailFinding => ({
  rule,
  severity,
  address: 'a.b',
  path: 'dev/A',
  what: 'is wide',
  fix: 'make it narrow',
});

describe('the verdict', () => {
  const create: ChangeInit = { address: 'terraform_data.a', actions: ['create'], after: {} };

  it.each<[string, string, readonly StackReview[]]>([
    ['none', 'nothing changes', [stackOf([{ address: 'a.b', actions: ['no-op'] }])]],
    [
      'routine',
      'things are made and updated',
      [stackOf([create, { address: 'terraform_data.b', before: { a: 1 }, after: { a: 2 } }])],
    ],
    [
      'care',
      'rights change',
      [stackOf([{ address: 'aws_iam_role_policy_attachment.a', actions: ['create'], after: { role: 'a' } }])],
    ],
    ['care', 'a stack waits', [stackOf([create]), { name: 'later', result: { waitingFor: ['dev-serving'] } }]],
    ['care', 'actions are unknown', [stackOf([{ address: 'a.b', actions: ['transmute'] }])]],
    ['care', 'there is a warning', [stackOf([create], { findings: [finding('spot-zones')] })]],
    ['danger', 'something is destroyed', [stackOf([{ address: 'terraform_data.a', actions: ['delete'], before: {} }])]],
    [
      'danger',
      'something is replaced, the old one first',
      [stackOf([{ address: 'terraform_data.a', actions: ['delete', 'create'], before: {}, after: {} }])],
    ],
    [
      'care',
      'something is replaced, the new one first',
      [stackOf([{ address: 'terraform_data.a', actions: ['create', 'delete'], before: {}, after: {} }])],
    ],
    ['fail', 'a guardrail is broken', [stackOf([create], { findings: [finding('spot-zones', 'error')] })]],
    ['fail', 'a stack could not be planned', [stackOf([create]), { name: 'broken', result: { failed: 'Error: no' } }]],
    [
      'fail',
      'a check fails',
      [
        {
          name: 'dev',
          result: { plan: aPlan([], { checks: [{ status: 'fail', address: { to_display: 'check.a' } }] }) },
        },
      ],
    ],
  ])('is %s where %s', (verdict, _, stacks) => {
    expect(renderReview({ stacks }).verdict).toBe(verdict);
  });

  it('counts every object once', () => {
    const { counts } = renderReview({
      stacks: [
        stackOf([
          create,
          { address: 'a.update' },
          { address: 'a.replace', actions: ['delete', 'create'] },
          { address: 'a.destroy', actions: ['delete'] },
          { address: 'a.leftover', actions: ['delete'], entry: { deposed: '00000001' } },
          { address: 'a.forget', actions: ['forget'] },
          { address: 'a.moved', actions: ['no-op'], entry: { previous_address: 'a.old' } },
          { address: 'data.a.read', actions: ['read'] },
        ]),
      ],
    });
    expect(counts).toEqual({
      create: 1,
      update: 1,
      replace: 1,
      destroy: 2,
      forget: 1,
      move: 1,
      import: 0,
      drift: 0,
      outputs: 0,
      actions: 0,
      deferred: 0,
    });
  });
});

describe('the table of stacks', () => {
  it('says which stacks wait, failed, or are provisional', () => {
    const outputs = aPlan([], { output_changes: { id: { actions: ['create'], before: null, after: 'x' } } });
    const configuration = { data: { terraform_remote_state: { 'cross-stack-reference-input-network': {} } } };
    const { markdown } = renderReview({
      stacks: [
        { name: 'network', result: { plan: outputs } },
        stackOf([], { configuration }),
        { name: 'platform', result: { waitingFor: ['dev-serving'] } },
        { name: 'broken', result: { failed: 'Error: no' } },
      ],
    });
    expect(markdown).toContain('no changes; provisional: outputs of `network` change');
    expect(markdown).toMatch(/`platform`.*waiting for `dev-serving`/);
    expect(markdown).toMatch(/`broken`.*not planned: failed/);
  });
});

describe('blocks', () => {
  it('come by severity, with Spot safety before other guardrails', () => {
    const { markdown } = renderReview({
      stacks: [
        stackOf(
          [
            { address: 'terraform_data.new', actions: ['create'], after: {} },
            { address: 'terraform_data.changed', before: { a: 1 }, after: { a: 2 } },
            { address: 'terraform_data.gone', actions: ['delete'], before: {} },
            { address: 'aws_vpc.main', actions: ['delete', 'create'], before: {}, after: {} },
          ],
          { findings: [finding('bucket-tls', 'error'), finding('spot-zones'), finding('spot-drain', 'error')] },
        ),
        { name: 'broken', result: { failed: 'Error: no' } },
      ],
      notes: [{ title: 'Cost', markdown: 'About the same.' }],
    });
    const body = markdown.slice(markdown.indexOf('###'));
    const order = [
      'Error: no',
      'aws_vpc.main',
      'terraform_data.gone',
      'spot-drain',
      'spot-zones',
      'bucket-tls',
      'terraform_data.changed',
      '`new`',
      'About the same.',
    ];
    expect(order.map((text) => body.indexOf(text))).toEqual(
      [...order.map((text) => body.indexOf(text))].sort((a, b) => a - b),
    );
    expect(order.filter((text) => !markdown.includes(text))).toEqual([]);
  });

  it('show the same change of several apps once, and what differs for each', () => {
    const change = (name: string, size: number): ChangeInit => ({
      address: 'aws_autoscaling_group.g',
      before: { max: 1, name },
      after: { max: size, name, type: 'm' },
    });
    const stacks = [
      ['eu', 6],
      ['us', 9],
    ].map(([app, size]) => ({
      name: `${app}-cluster`,
      app: `${app}`,
      result: { plan: aPlan([change(`${app}`, Number(size))]) },
    }));
    const { markdown } = renderReview({ stacks });
    expect(markdown.match(/\*\*Update\*\*/g)).toHaveLength(1);
    expect(markdown).toContain('×2: `eu-cluster`, `us-cluster`');
    expect(markdown).toContain('+ type = "m"\n# eu-cluster only\n! max: 1 -> 6\n# us-cluster only\n! max: 1 -> 9');
  });

  it('show the same right of several apps once, though it names app and region', () => {
    const policy = (app: string, region: string, action: string): string =>
      JSON.stringify({
        Statement: [{ Effect: 'Allow', Action: action, Resource: `arn:aws:sqs:${region}:111122223333:${app}-queue` }],
      });
    const change = (app: string, region: string): ChangeInit => ({
      address: 'aws_iam_role_policy.p',
      before: { policy: policy(app, region, 'sqs:ReceiveMessage') },
      after: { policy: policy(app, region, 'sqs:SendMessage') },
    });
    const stacks = [
      ['dev-eu-west-1', 'eu-west-1'],
      ['prod-us-east-1', 'us-east-1'],
    ].map(([app = '', region = '']) => ({
      name: `${app}-cluster`,
      app,
      result: { plan: aPlan([change(app, region)]) },
    }));
    const { markdown } = renderReview({ stacks });
    expect(markdown).toContain(
      '**Update** `aws_iam_role_policy.p` ×2: `dev-eu-west-1-cluster`, `prod-us-east-1-cluster`',
    );
  });

  it('show the same change of different stacks of one app each', () => {
    const stacks = ['network', 'cluster'].map((role) => ({
      name: `eu-${role}`,
      app: 'eu',
      result: { plan: aPlan([{ address: 'a.b', before: { a: 1 }, after: { a: 2 } }]) },
    }));
    expect(renderReview({ stacks }).markdown.match(/\*\*Update\*\*/g)).toHaveLength(2);
  });

  it('name the construct and its package', () => {
    const configuration = {
      resource: { aws_vpc: { main: { '//': { metadata: { path: 'dev-network/Network/vpc' } } } } },
    };
    const { markdown } = renderReview({
      stacks: [stackOf([{ address: 'aws_vpc.main[0]', before: { a: 1 }, after: { a: 2 } }], { configuration })],
    });
    expect(markdown).toContain('- Construct `dev-network/Network/vpc`, package `network`');
  });

  it('show what is new in full in the job summary, and by type in the comment', () => {
    const { markdown, summary } = renderReview({
      stacks: [
        stackOf([
          {
            address: 'aws_sqs_queue.a',
            actions: ['create'],
            after: { delay: 7, arn: null },
            afterUnknown: { arn: true },
          },
        ]),
      ],
    });
    expect(summary).toContain('**Create** `aws_sqs_queue.a` in `dev-serving`\n\n```diff\n+ delay = 7\n```');
    expect(markdown).toContain('- `aws_sqs_queue` in `dev-serving`: `a`');
    expect(markdown).not.toContain('delay');
  });

  it('take a rename only for what is alike and unambiguous', () => {
    const bucket = (name: string, actions: readonly string[], value: object): ChangeInit => ({
      address: `aws_s3_bucket.${name}`,
      actions,
      ...(actions[0] === 'create' ? { after: value } : { before: value }),
    });
    const render = (...changes: readonly ChangeInit[]): string => renderReview({ stacks: [stackOf(changes)] }).markdown;
    const same = { bucket: 'models', force_destroy: false, arn: 'x' };
    expect(
      render(bucket('old', ['delete'], same), bucket('new', ['create'], { bucket: 'models', force_destroy: false })),
    ).toContain('  from = aws_s3_bucket.old\n  to   = aws_s3_bucket.new');
    expect(
      render(bucket('old', ['delete'], same), bucket('new', ['create'], { bucket: 'other', force_destroy: false })),
    ).not.toContain('moved {');
    expect(
      render(bucket('old', ['delete'], same), bucket('a', ['create'], same), bucket('b', ['create'], same)),
    ).not.toContain('moved {');
  });
});

describe('5,000 changes', () => {
  const changes = Array.from({ length: 5_000 }, (_, index): ChangeInit => ({
    address: `aws_sqs_queue.q${index}`,
    before: { delay: 1, name: `q${index}` },
    after: { delay: index + 2, name: `q${index}` },
  }));

  it('are counted, shown as far as there is room, and the rest is said', () => {
    const { markdown, summary, counts, omitted } = renderReview({ stacks: [stackOf(changes)] });
    expect(counts.update).toBe(5_000);
    expect(markdown.length).toBeLessThanOrEqual(60_000);
    expect(markdown.length).toBeGreaterThan(55_000);
    expect(summary.match(/\*\*Update\*\*/g)).toHaveLength(5_000 - omitted.summary);
    expect(markdown.match(/\*\*Update\*\*/g)).toHaveLength(5_000 - omitted.markdown);
    expect(markdown).toContain(`**${omitted.markdown} blocks do not fit here;**`);
  });
});

describe('changes of which the same is to be said', () => {
  it('are one block with their number', () => {
    const pods = Array.from({ length: 12 }, (_, index): ChangeInit => ({
      address: `kubernetes_deployment_v1.m${index}`,
      before: { spec: [{ image: 'a:1', name: `m${index}` }] },
      after: { spec: [{ image: 'a:2', name: `m${index}` }] },
    }));
    const gone = Array.from({ length: 12 }, (_, index): ChangeInit => ({
      address: `aws_cloudwatch_metric_alarm.a${index}`,
      actions: ['delete'],
      before: { alarm_name: `a${index}` },
    }));
    const { markdown } = renderReview({ stacks: [stackOf([...pods, ...gone])] });
    expect(markdown).toContain('**Update** 12 × `kubernetes_deployment_v1` in `dev-serving`: `m0`, `m1`, ');
    expect(markdown.match(/image/g)).toHaveLength(1);
    expect(markdown).toContain('**Destroy** 12 × `aws_cloudwatch_metric_alarm`');
    expect(markdown).toContain('nobody is told any more by alarm `a0`, `a1`, `a2` and 9 more');
  });
});

describe('a smaller comment', () => {
  it('leaves out blocks, and never the verdict and the counts', () => {
    const stacks = Array.from({ length: 300 }, (_, index) =>
      stackOf([{ address: `a.b${index}`, before: { a: 1 }, after: { a: 2 } }], { name: `${'n'.repeat(100)}-${index}` }),
    );
    const { markdown, omitted } = renderReview({ stacks, commentLimit: 20_000 });
    expect(markdown.length).toBeLessThanOrEqual(20_000);
    expect(markdown).toMatch(/^## Routine: 300 to update\n\n- \*\*Plan\*\*: 300 to update in /);
    expect(omitted.markdown).toBeGreaterThan(150);
  });
});

describe('drift', () => {
  it('leaves out numbers that an autoscaler owns', () => {
    const group = entryOf({
      address: 'aws_autoscaling_group.g',
      before: { desired_capacity: 1 },
      after: { desired_capacity: 5 },
    });
    const { markdown } = renderReview({
      stacks: [{ name: 'a', result: { plan: aPlan([], { resource_drift: [group] }) } }],
    });
    expect(markdown).toContain('Only numbers that an autoscaler owns');
    expect(markdown).not.toContain('desired_capacity');
  });
});
