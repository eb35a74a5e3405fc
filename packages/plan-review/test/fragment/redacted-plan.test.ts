import * as fc from 'fast-check';

import { redactedPlan } from '../../src/fragment/redacted-plan';
import type { Json } from '../../src/plan/json';
import type { Change, Plan } from '../../src/plan/plan';
import { Redaction } from '../../src/redact/redaction';
import { renderReview } from '../../src/render/render-review';

const salt = Buffer.alloc(32, 7);

const changeOf = (part: Partial<Change>): Change => ({
  ...{
    actions: ['update'],
    before: null,
    after: null,
    afterUnknown: {},
    beforeSensitive: false,
    afterSensitive: false,
    replacePaths: [],
  },
  ...part,
});

function planOf(type: string, change: Partial<Change>, outputs: Plan['outputs'] = []): Plan {
  const changes = [{ address: `${type}.it`, mode: 'managed' as const, type, change: changeOf(change) }];
  return { terraformVersion: '1.11.4', complete: true, changes, drift: [], outputs, failedChecks: [] };
}

const redacted = (plan: Plan): Plan => redactedPlan(plan, new Redaction([plan]), salt);
const review = (plan: Plan): string =>
  renderReview({ stacks: [{ name: 'stack', app: 'app', result: { plan } }] }).markdown;

const secret = 'correct horse battery staple';

/** Plans in which something is to be hidden, each for another reason. */
const secretive: readonly [string, Plan][] = [
  [
    'a marked attribute',
    planOf('aws_db_instance', {
      before: { name: 'a', username: 'old name' },
      after: { name: 'a', username: secret },
      afterSensitive: { username: true },
    }),
  ],
  [
    'a marked entry of a list',
    planOf('x_y', {
      before: { list: ['a', 'b'] },
      after: { list: ['a', secret] },
      afterSensitive: { list: [false, true] },
    }),
  ],
  [
    'a copy of a marked value elsewhere',
    planOf('x_y', { before: {}, after: { one: secret, two: `--arg=${secret}` }, afterSensitive: { one: true } }),
  ],
  ['a denied attribute', planOf('aws_ssm_parameter', { before: { value: 'old value' }, after: { value: secret } })],
  [
    'a secret in the JSON of an attribute',
    planOf('x_y', {
      before: { policy: '{"password":"old one"}' },
      after: { policy: JSON.stringify({ password: secret, plain: 1 }) },
    }),
  ],
  [
    'a secret in the values of helm',
    planOf('helm_release', {
      before: { values: ['adminPassword: old one\n'] },
      after: { values: [`adminPassword: ${secret}\nreplicas: 2\n`] },
    }),
  ],
  ['a marked output', planOf('x_y', {}, [{ name: 'it', change: changeOf({ after: secret, afterSensitive: true }) }])],
];

describe('redactedPlan', () => {
  it.each(secretive)('takes out %s', (_, plan) => {
    expect(JSON.stringify(plan)).toContain(secret);
    expect(JSON.stringify(redacted(plan))).not.toContain(secret);
    expect(JSON.stringify(redacted(plan))).not.toContain('old one');
  });

  // Of lists, an entry too many may be hidden: marks of before and after count for both, by place.
  it.each(secretive.filter(([name]) => !/list|helm|output/.test(name)))(
    'gives the review that the plan itself gives, with %s',
    (_, plan) => {
      expect(review(redacted(plan))).toBe(review(plan));
    },
  );

  it('keeps what is not secret as it is', () => {
    const plan = planOf('aws_vpc', {
      before: { cidr_block: '10.0.0.0/16', tags: { a: 'b' } },
      after: { cidr_block: '10.1.0.0/16', tags: { a: 'c' }, n: 3, on: true },
    });
    expect(redacted(plan).changes[0]?.change).toMatchObject({
      before: plan.changes[0]?.change.before,
      after: plan.changes[0]?.change.after,
    });
  });

  it('leaves the plain id that cdktf hands from stack to stack, though it is marked', () => {
    const change = changeOf({ after: 'vpc-0123456789abcdef0', afterSensitive: true });
    const plan = planOf('x_y', {}, [{ name: 'cross-stack-output-aws_vpc_main_id', change }]);
    expect(redacted(plan).outputs[0]?.change.after).toBe('vpc-0123456789abcdef0');
  });

  it('marks equal secrets alike and others not, and differently in every run', () => {
    const plan = planOf('x_y', {
      before: { a: secret, b: 'something else' },
      after: { a: secret, b: 'yet another' },
      beforeSensitive: { a: true, b: true },
    });
    const { before, after } = redacted(plan).changes[0]?.change as {
      before: Record<string, Json>;
      after: Record<string, Json>;
    };
    expect(after.a).toBe(before.a);
    expect(after.b).not.toBe(before.b);
    expect(redactedPlan(plan, new Redaction([plan]), Buffer.alloc(32, 8)).changes[0]?.change.before).not.toEqual(
      before,
    );
  });

  it('never lets a marked leaf out, wherever it is', () => {
    const leaf = fc.string({ minLength: 6 }).map((text) => `secret ${text}`);
    const value = fc.letrec<{ node: Json }>((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('node'), { maxKeys: 3 }),
      ),
    })).node;
    fc.assert(
      fc.property(value, value, fc.boolean(), (before, after, whole) => {
        const mask = { held: whole ? true : maskOf(after) };
        const plan = planOf('x_y', {
          before: { held: before },
          after: { held: after, other: 'plain' },
          beforeSensitive: { held: true },
          afterSensitive: mask,
        });
        expect(JSON.stringify(redacted(plan))).not.toContain('secret ');
      }),
    );
  });
});

/** Marks every leaf, as Terraform does. */
function maskOf(value: Json): Json {
  if (Array.isArray(value)) return value.map(maskOf);
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, maskOf(inner ?? null)]));
  return true;
}
