import { longestComment, type Plan } from '@spot-serving/plan-review';

import { modelChanges } from '../../src/apply/model-versions';
import { receipt } from '../../src/apply/receipt';
import { earlierRows, withReceipt } from '../../src/apply/receipt-place';
import type { StackOutcome } from '../../src/apply/stack-outcome';

const stack = (name: string) => ({
  name,
  dependencies: [],
  stateLocation: undefined,
  backend: { type: 'local', config: {} },
  remoteStates: {},
  providers: [],
  folder: '',
  source: '{}',
});

const deployment = (version: string) => {
  const container = {
    env: [
      { name: 'AWS_REGION', value: 'eu-west-1' },
      { name: 'VERSION', value: version },
    ],
  };
  return { metadata: [{ name: 'resnet' }], spec: [{ template: [{ spec: [{ init_container: [container] }] }] }] };
};

function plan(before: ReturnType<typeof deployment> | null, after: ReturnType<typeof deployment> | null): Plan {
  const change = {
    actions: ['update'],
    before,
    after,
    afterUnknown: {},
    beforeSensitive: {},
    afterSensitive: {},
    replacePaths: [],
  };
  const changes = [
    { address: 'kubernetes_deployment_v1.resnet', mode: 'managed' as const, type: 'kubernetes_deployment_v1', change },
  ];
  return { terraformVersion: '1.11.4', complete: true, changes, drift: [], outputs: [], failedChecks: [] };
}

const applied = (name: string, of: Plan): StackOutcome => ({
  stack: stack(name),
  kind: 'applied',
  plan: of,
  words: '1 changed as reviewed',
  serial: 4,
  seconds: 31,
});
const common = {
  app: 'dev',
  head: 'a'.repeat(40),
  before: 'b'.repeat(40),
  run: 'https://github.com/acme/serving/actions/runs/9',
  earlier: new Map<string, string>(),
};

describe('modelChanges', () => {
  it.each([
    ['another version', deployment('6'), deployment('7'), [{ name: 'resnet', before: '6', after: '7' }]],
    ['the same version', deployment('6'), deployment('6'), []],
    ['a new model', null, deployment('7'), []],
    ['a model that goes', deployment('6'), null, []],
  ])('tells of %s', (_what, before, after, changes) => {
    expect(modelChanges(plan(before, after))).toEqual(changes);
  });
});

describe('receipt', () => {
  it("says what was applied, and the way back with the model's former version", () => {
    const text = receipt({
      ...common,
      outcomes: [
        applied('dev-serving', plan(deployment('6'), deployment('7'))),
        { stack: stack('dev-x'), kind: 'elsewhere' },
      ],
    });
    expect(text).toContain(
      '### Apply of dev at `aaaaaaaaa`\n\n| stack | |\n| --- | --- |\n| dev-serving | 1 changed as reviewed, state 4, 31 s |',
    );
    expect(text).toContain('The commit before was `bbbbbbbbb`. `resnet` went from version 6 to 7.');
    expect(text).not.toContain('dev-x');
  });

  it('names at most thirty addresses, as code that nothing in them ends, and counts the others', () => {
    const addresses = Array.from({ length: 33 }, (_, index) => `aws_x.y["\`@ann ${index}\`"]`);
    const pending: StackOutcome = {
      stack: stack('dev-x'),
      kind: 'pending',
      plan: plan(null, null),
      decision: { decision: 2, app: 'dev', stack: 'dev-x', head: 'a'.repeat(40), run: 0, fingerprint: '', seal: '' },
      permission: { asks: 'differs', addresses, vanished: true },
    };
    const text = receipt({ ...common, outcomes: [pending] });
    expect(text).toContain('at ``aws_x.y["`@ann 0`"]``,');
    expect(text).toContain('and 3 more. Something that was seen is no longer in it.');
    expect(text).not.toContain('way back');
  });

  it('shows of a failure its first line, as prose', () => {
    const text = receipt({
      ...common,
      outcomes: [{ stack: stack('dev-x'), kind: 'failed', text: 'terraform apply: <b>no</b>\nsecret', pods: [] }],
    });
    expect(text).toContain('**dev-x failed.** terraform apply: \\<b\\>no\\</b\\>');
    expect(text).not.toContain('secret');
  });
});

describe('the receipt of a failure', () => {
  it('lists what keeps pods from starting, as prose', () => {
    const text = receipt({
      ...common,
      outcomes: [
        {
          ...{
            stack: stack('dev-x'),
            kind: 'failed',
            text: 'terraform apply: Deployment exceeded its progress deadline',
          },
          pods: ['resnet: makes no pod: <b>forbidden</b>', 'ranker: is not ready'],
        },
      ],
    });
    expect(text).toContain(
      'progress deadline\n- resnet: makes no pod: \\<b\\>forbidden\\</b\\>\n- ranker: is not ready',
    );
  });
});

describe('withReceipt', () => {
  const body = '<!-- spot-serving v1 {} -->\nThe review.\n';

  it('keeps the review and its marker, replaces the receipt of the app, and leaves those of others', () => {
    const twice = withReceipt(withReceipt(withReceipt(body, 'dev', 'one'), 'prod', 'two'), 'dev', 'three');
    expect(twice.startsWith(body.trimEnd())).toBe(true);
    expect(twice.match(/one|two|three/g)).toEqual(['two', 'three']);
  });

  it('lets other receipts give way where all do not fit, never the first line', () => {
    const long = withReceipt(`${body}${'x'.repeat(longestComment - body.length)}`, 'dev', 'one');
    expect(long).toMatch(
      /^<!-- spot-serving receipts -->\nOther receipts are in the history[^]*one\n<!-- end of receipt -->\n$/,
    );
    expect(long.length).toBeLessThan(longestComment);
  });

  it('takes over what an earlier round of the same commit did, and of no other', () => {
    const outcomes = [applied('dev-network', plan(null, null))];
    const noted = withReceipt(body, 'dev', receipt({ ...common, outcomes }));
    const earlier = earlierRows(noted, 'dev', common.head);
    expect(receipt({ ...common, outcomes: [{ stack: stack('dev-network'), kind: 'unchanged' }], earlier })).toContain(
      '| dev-network | 1 changed as reviewed, state 4, 31 s |',
    );
    expect([earlierRows(noted, 'prod', common.head).size, earlierRows(noted, 'dev', 'c'.repeat(40)).size]).toEqual([
      0, 0,
    ]);
  });
});
