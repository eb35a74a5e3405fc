import fc from 'fast-check';

import { allRules, describeFinding, findings } from '../src/findings';
import { aBucketStack, aFewRules, encryptedWith, expires } from './stacks';

jest.mock('cdktf', () => {
  throw new Error('judging JSON needs no cdktf');
});
jest.mock('constructs', () => {
  throw new Error('judging JSON needs no constructs');
});

const wildcard = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: '*' }] });

function exempting(exemptions: object, resource: object = encryptedWith({ sse_algorithm: 'AES256' })): object {
  return { ...aBucketStack(resource), '//': { exemptions } };
}

function rulesBroken(stack: object): string[] {
  return findings(stack, aFewRules).map(({ rule }) => rule);
}

describe('findings', () => {
  it('finds everything at once, with address, construct path and fix', () => {
    const found = findings(aBucketStack({ aws_iam_policy: { p: { policy: wildcard } } }), aFewRules);
    expect(found).toMatchObject([
      { rule: 'bucket-encryption', severity: 'error', address: 'aws_s3_bucket.models', path: 'dev-models/Bucket' },
      { rule: 'bucket-tls-only', severity: 'error', address: 'aws_s3_bucket.models', path: 'dev-models/Bucket' },
      { rule: 'iam-wildcard-write', severity: 'error', address: 'aws_iam_policy.p', path: 'aws_iam_policy.p' },
    ]);
  });

  it('describes a finding on one line: where, what, fix, rule', () => {
    const [finding] = findings(aBucketStack(encryptedWith({ sse_algorithm: 'AES256' })), aFewRules);
    expect(finding && describeFinding(finding)).toBe(
      'dev-models/Bucket (aws_s3_bucket.models): is encrypted with AES256, for which AWS holds the key; ' +
        "set sse_algorithm to 'aws:kms' and kms_master_key_id to a key of ours, or exempt a bucket that only takes logs of AWS [bucket-own-key]",
    );
  });

  it('sets a rule aside where the stack says so, and only there', () => {
    expect(
      rulesBroken(exempting({ aws_s3_bucket: { models: { 'bucket-own-key': { reason: 'takes logs', expires } } } })),
    ).toEqual(['bucket-tls-only']);
    expect(
      rulesBroken(
        exempting({ aws_s3_bucket: { models: { 'bucket-own-key': { reason: 'takes logs', expires } } } }, {}),
      ),
    ).toEqual(['bucket-encryption', 'bucket-tls-only', 'exemption']);
  });

  it('sets a rule aside for a data source', () => {
    const data = { aws_iam_policy_document: { d: { statement: [{ actions: ['s3:PutObject'], resources: ['*'] }] } } };
    const exemptions = {
      data: { aws_iam_policy_document: { d: { 'iam-wildcard-write': { reason: 'reason', expires } } } },
    };
    expect(rulesBroken({ data })).toEqual(['iam-wildcard-write']);
    expect(rulesBroken({ data, '//': { exemptions } })).toEqual([]);
  });

  it.each([
    ['without a reason', { models: { 'bucket-own-key': '  ' } }, 'its exemption from bucket-own-key has no reason'],
    [
      'that is unused',
      { models: { 'bucket-encryption': { reason: 'x', expires } } },
      'its exemption from bucket-encryption is unused',
    ],
    [
      'of a resource that is gone',
      { gone: { 'bucket-own-key': { reason: 'x', expires } } },
      'its exemption from bucket-own-key is unused',
    ],
    ['from no rule', { models: { 'bucket-key': 'x' } }, 'it is exempted from bucket-key, which is no rule'],
    ['that never ends', { models: { 'bucket-own-key': 'takes logs' } }, 'its exemption from bucket-own-key never ends'],
    [
      'that ends on no day',
      { models: { 'bucket-own-key': { reason: 'takes logs', expires: '2027-02-30' } } },
      'its exemption from bucket-own-key ends on "2027-02-30", which is no day',
    ],
    [
      'that is over',
      { models: { 'bucket-own-key': { reason: 'takes logs', expires: '2020-01-31' } } },
      'its exemption from bucket-own-key ended on 2020-01-31',
    ],
  ])('refuses an exemption %s, and keeps the rule', (_, aws_s3_bucket, what) => {
    const found = findings(exempting({ aws_s3_bucket }), aFewRules);
    expect(found.map(({ rule }) => rule)).toEqual(['bucket-own-key', 'bucket-tls-only', 'exemption']);
    expect(found.at(-1)).toMatchObject({ severity: 'error', what });
  });

  it.each([
    ['2027-01-31', []],
    ['2027-02-01', ['its exemption from bucket-own-key ends on 2027-03-03, in 30 days']],
    ['2027-03-03', ['its exemption from bucket-own-key ends on 2027-03-03, in 0 days']],
  ])('warns of an exemption before it ends (on %s)', (today, whats) => {
    const stack = exempting({
      aws_s3_bucket: { models: { 'bucket-own-key': { reason: 'logs', expires: '2027-03-03' } } },
    });
    const found = findings(stack, aFewRules, { today: new Date(today) }).filter(({ rule }) => rule === 'exemption');
    expect(found.map(({ what }) => what)).toEqual(whats);
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it('takes exemptions from beside the JSON, as a plan carries none', () => {
    const exemptions = [{ address: 'aws_s3_bucket.models', rule: 'bucket-own-key', reason: 'takes logs', expires }];
    const stack = aBucketStack(encryptedWith({ sse_algorithm: 'AES256' }));
    expect(findings(stack, aFewRules, { exemptions }).map(({ rule }) => rule)).toEqual(['bucket-tls-only']);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.anything(), (json) => Array.isArray(findings(json))));
    fc.assert(
      fc.property(likeAStack(), (json) => Array.isArray(findings(json))),
      { numRuns: 1000 },
    );
  });
});

describe('allRules', () => {
  it.each(allRules.map((rule) => [rule.id, rule] as const))(
    '%s says what, why and by which source',
    (id, { what, why, source }) => {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect([what, why, source].every((text) => text.length > 10)).toBe(true);
    },
  );

  it('gives each rule a name of its own', () => {
    expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  });
});

const typesOfNodes = [
  'aws_eks_cluster',
  'aws_eks_node_group',
  'aws_autoscaling_group',
  'aws_launch_template',
  'aws_sqs_queue',
  'aws_cloudwatch_event_rule',
  'aws_security_group',
];
const keysOfNodes = [
  'vpc_config',
  'encryption_config',
  'mixed_instances_policy',
  'launch_template',
  'instances_distribution',
  'override',
  'tag',
  'ebs',
  'user_data',
  'event_pattern',
  'ingress',
];

/** JSON with the words that rules look for, in places where they expect them and where they do not. */
function likeAStack(): fc.Arbitrary<unknown> {
  const types = [
    'aws_s3_bucket',
    'aws_s3_bucket_policy',
    'aws_s3_bucket_server_side_encryption_configuration',
    'aws_iam_policy',
    'aws_iam_role',
    'aws_iam_policy_document',
    ...typesOfNodes,
  ];
  const keys = [
    'bucket',
    'policy',
    'rule',
    'inline_policy',
    'statement',
    'source_policy_documents',
    'apply_server_side_encryption_by_default',
    '//',
    'metadata',
    'path',
    ...keysOfNodes,
  ];
  const texts = [
    '${aws_s3_bucket.a.id}',
    '${aws_launch_template.a.id}',
    '{"source":"aws.ec2","detail":{"AutoScalingGroupName":[]}}',
    '${data.aws_iam_policy_document.a.json}',
    '{"Statement":[{"Effect":"Allow","Action":["a:b"],"Resource":"*"}]}',
    '{"Statement":7}',
    '${',
    '*',
  ];
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...texts),
      fc.jsonValue({ maxDepth: 1 }),
      fc.array(tie('value'), { maxLength: 3 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.constantFrom(...keys, 'a'), tie('value'), { maxKeys: 5 }),
  }));
  const byType = fc.dictionary(fc.constantFrom(...types), fc.dictionary(fc.constantFrom('a', 'b'), value), {
    maxKeys: 6,
  });
  return fc.record({
    resource: fc.oneof(byType, value),
    data: fc.oneof(byType, value),
    '//': fc.record({ exemptions: fc.oneof(byType, value) }),
  });
}
