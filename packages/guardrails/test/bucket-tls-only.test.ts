import { bucketTlsOnly } from '../src/rules/bucket-tls-only';
import { aBucketStack, wrongs } from './stacks';

const bothByReference = ['${aws_s3_bucket.models.arn}', '${aws_s3_bucket.models.arn}/*'];
const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: bothByReference,
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
const block = {
  effect: 'Deny',
  principals: [{ type: '*', identifiers: ['*'] }],
  actions: ['s3:*'],
  resources: bothByReference,
  condition: [{ test: 'Bool', variable: 'aws:SecureTransport', values: ['false'] }],
};

function withPolicy(policy: string, data: object = {}, bucket = '${aws_s3_bucket.models.id}'): object {
  return aBucketStack({ aws_s3_bucket_policy: { models: { bucket, policy } } }, data);
}

function asJson(change: object = {}): object {
  return withPolicy(JSON.stringify({ Version: '2012-10-17', Statement: [{ ...denial, ...change }] }));
}

function asDocument(change: object = {}): object {
  const document = { statement: [{ ...block, ...change }] };
  return withPolicy('${data.aws_iam_policy_document.models.json}', { aws_iam_policy_document: { models: document } });
}

const accepted: [string, object][] = [
  ['JSON', asJson()],
  ['a single statement without a list', withPolicy(JSON.stringify({ Statement: denial }))],
  ['principal AWS *', asJson({ Principal: { AWS: '*' } })],
  ['a boolean false', asJson({ Condition: { Bool: { 'aws:SecureTransport': false } } })],
  [
    'another spelling of the condition key',
    asJson({ Condition: { BoolIfExists: { 'AWS:securetransport': 'False' } } }),
  ],
  [
    'ARNs written out',
    asJson({ Resource: ['arn:aws:s3:::models-111122223333', 'arn:aws:s3:::models-111122223333/*'] }),
  ],
  [
    'ARNs made of a reference',
    asJson({
      Resource: [
        'arn:${data.aws_partition.current.partition}:s3:::${aws_s3_bucket.models.id}',
        '${aws_s3_bucket.models.arn}/*',
      ],
    }),
  ],
  ['an aws_iam_policy_document', asDocument()],
  [
    'a document merged into another',
    withPolicy('${data.aws_iam_policy_document.outer.json}', {
      aws_iam_policy_document: {
        outer: { source_policy_documents: ['${data.aws_iam_policy_document.inner.json}'] },
        inner: { statement: [block], override_policy_documents: ['${data.aws_iam_policy_document.outer.json}'] },
      },
    }),
  ],
];

const openWhole = 'its policy does not deny plain HTTP to everybody on the bucket and on its objects';
const refused: [string, object, string][] = [
  ['no policy', aBucketStack(), 'has no aws_s3_bucket_policy in this stack'],
  [
    'the policy of another bucket',
    withPolicy('{}', {}, '${aws_s3_bucket.other.id}'),
    'has no aws_s3_bucket_policy in this stack',
  ],
  ['a policy that cannot be read', withPolicy('${jsonencode({"Statement" = []})}'), openWhole],
  ['a document that is not there', withPolicy('${data.aws_iam_policy_document.gone.json}'), openWhole],
  ['an Allow', asJson({ Effect: 'Allow' }), openWhole],
  ['a document whose effect is left at Allow', asDocument({ effect: undefined }), openWhole],
  ['some actions', asJson({ Action: ['s3:GetObject', 's3:PutObject'] }), openWhole],
  ['all but some actions', asJson({ Action: undefined, NotAction: 's3:*' }), openWhole],
  ['some principals', asJson({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }), openWhole],
  ['no principal', asDocument({ principals: undefined }), openWhole],
  ['the reverse', asJson({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), openWhole],
  ['no condition', asJson({ Condition: undefined }), openWhole],
  [
    'a further condition that narrows it',
    asJson({
      Condition: { Bool: { 'aws:SecureTransport': 'false' }, StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
    }),
    openWhole,
  ],
  [
    'only objects',
    asJson({ Resource: ['${aws_s3_bucket.models.arn}/*'] }),
    'its policy does not deny plain HTTP to everybody on the bucket',
  ],
  [
    'only the bucket',
    asDocument({ resources: ['${aws_s3_bucket.models.arn}'] }),
    'its policy does not deny plain HTTP to everybody on its objects',
  ],
  [
    'only some objects',
    asJson({ Resource: ['${aws_s3_bucket.models.arn}', '${aws_s3_bucket.models.arn}/resnet/*'] }),
    'its policy does not deny plain HTTP to everybody on its objects',
  ],
  ['another bucket', asJson({ Resource: ['${aws_s3_bucket.models-b.arn}', 'arn:aws:s3:::b/*'] }), openWhole],
  ['all but the bucket', asJson({ Resource: undefined, NotResource: bothByReference }), openWhole],
];

describe('bucket-tls-only', () => {
  it.each(accepted)('accepts a denial by %s', (_, stack) => expect(wrongs(bucketTlsOnly, stack)).toEqual([]));

  it.each(refused)('refuses %s', (_, stack, what) => expect(wrongs(bucketTlsOnly, stack)).toEqual([what]));
});
