import { planDigest } from '../src/fingerprint/plan-digest';
import { shownFingerprint } from '../src/fingerprint/shown-fingerprint';
import { unknownExpressions } from '../src/fingerprint/unknown-expressions';
import type { Plan, ResourceChange } from '../src/plan/plan';

const nothing = { before: null, beforeSensitive: false, afterSensitive: {}, replacePaths: [] };

/** A bucket's policy that is known after apply only, beside the queue whose ARN it waits for. */
function planned(change: Partial<ResourceChange['change']> = {}): Plan {
  const policy = {
    address: 'aws_s3_bucket_policy.reads',
    mode: 'managed' as const,
    type: 'aws_s3_bucket_policy',
    change: {
      ...nothing,
      actions: ['create'],
      after: { bucket: 'b' },
      afterUnknown: { id: true, policy: true },
      ...change,
    },
  };
  return { terraformVersion: '1.11.4', complete: true, changes: [policy], drift: [], outputs: [], failedChecks: [] };
}

const statement = (principal: string) =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 's3:*', Resource: '${aws_sqs_queue.q.arn}' }],
  });
const configuration = (policy: string, more: object = {}) => ({
  resource: {
    aws_s3_bucket_policy: { reads: { bucket: 'b', policy, '//': { metadata: { path: 'a/b' } } } },
    aws_sqs_queue: { q: { name: 'q' } },
    ...more,
  },
  locals: { who: '*', other: 'x' },
  data: { aws_vpc: { v: { id: 'vpc-1' } } },
});

describe('planDigest', () => {
  const seen = planDigest(planned(), configuration(statement('arn:aws:iam::111122223333:root')));

  it('is the same for the same', () => {
    expect(planDigest(planned(), configuration(statement('arn:aws:iam::111122223333:root')))).toBe(seen);
  });

  it.each<[string, Plan, unknown]>([
    ['another principal beside an ARN that is not known yet', planned(), configuration(statement('*'))],
    [
      'another reference',
      planned(),
      configuration(statement('arn:aws:iam::111122223333:root').replace('queue.q.', 'queue.p.')),
    ],
    [
      'another configuration of what is referred to',
      planned(),
      configuration(statement('arn:aws:iam::111122223333:root'), { aws_sqs_queue: { q: { name: 'p' } } }),
    ],
    [
      'a value that is known by now',
      planned({ after: { bucket: 'b', policy: statement('*') }, afterUnknown: { id: true } }),
      configuration(statement('arn:aws:iam::111122223333:root')),
    ],
  ])('differs for %s', (_what, plan, json) => {
    expect(planDigest(plan, json)).not.toBe(seen);
  });

  it('does not depend on where a construct is in the tree, or on what nothing waits for', () => {
    const moved = JSON.parse(
      JSON.stringify(configuration(statement('arn:aws:iam::111122223333:root'))).replace('a/b', 'c'),
    ) as { locals: object };
    expect(planDigest(planned(), { ...moved, locals: { other: 'y' } })).toBe(seen);
  });

  it('follows references through locals and data, as far as they lead, and round a circle', () => {
    const json = {
      ...configuration('${local.text}'),
      locals: { text: '${jsonencode({ a = data.aws_vpc.v.arn, b = local.text })}' },
    };
    expect(Object.keys(unknownExpressions(planned(), json)).sort()).toEqual([
      'aws_s3_bucket_policy.reads',
      'data.aws_vpc.v',
      'local.text',
    ]);
  });
});

describe('shownFingerprint', () => {
  const secret = (value: string) =>
    planned({ after: { password: value }, afterUnknown: {}, afterSensitive: { password: true } });

  it('does not tell one hidden value from another, so that none can be guessed by it', () => {
    expect(shownFingerprint(secret('hunter2'), 'head')).toBe(shownFingerprint(secret('hunter3'), 'head'));
    expect(planDigest(secret('hunter2'), {})).not.toBe(planDigest(secret('hunter3'), {}));
  });

  it('is of one commit', () => {
    expect(shownFingerprint(planned(), 'a')).not.toBe(shownFingerprint(planned(), 'b'));
  });
});
