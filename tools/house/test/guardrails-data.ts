import { and, beside, policyOf, type Seed, set, setIn, without } from './guardrails-changes';

const [models, cluster] = ['prod-eu-west-1-models', 'prod-eu-west-1-cluster'];
const [platform] = ['prod-eu-west-1-platform'];
const rolePolicy = 'aws_iam_role_policy';

/** A removal, or where the app has nothing of the kind an addition, that a rule on data, rights, state or versions must tell. */
export const data: readonly Seed[] = [
  [
    'bucket-encryption',
    'a bucket says nothing of its encryption',
    models,
    without('aws_s3_bucket_server_side_encryption_configuration'),
  ],
  [
    'bucket-own-key',
    "S3's own key",
    models,
    set('aws_s3_bucket_server_side_encryption_configuration', 'rule', [
      { apply_server_side_encryption_by_default: { sse_algorithm: 'AES256' } },
    ]),
  ],
  ['store-encryption', 'a topic without a key', models, set('aws_sns_topic', 'kms_master_key_id', undefined)],
  ['store-protection', 'a key that is gone in a week', models, set('aws_kms_key', 'deletion_window_in_days', 7)],
  ['store-protection', 'a bucket that a destroy empties', models, set('aws_s3_bucket', 'force_destroy', true)],
  [
    'bucket-tls-only',
    'plain HTTP',
    models,
    policyOf('aws_s3_bucket_policy', /./, (all) => all.filter(({ Sid }) => Sid !== 'TlsOnly')),
  ],
  [
    'bucket-trail',
    'nobody sees who reads',
    models,
    (stack) => [without('aws_cloudtrail'), without('aws_s3_bucket_logging')].forEach((one) => one(stack)),
  ],
  ['bucket-acl', 'a public ACL', models, beside('aws_s3_bucket_acl', { bucket: 'x', acl: 'public-read' })],
  [
    'iam-wide-read',
    'every model of every bucket',
    platform,
    policyOf(rolePolicy, /Autoscaler/, and({ Action: 's3:GetObject', Resource: '*' })),
  ],
  [
    'iam-pass-role',
    'a role for any service',
    'bootstrap',
    policyOf(rolePolicy, /^Apply/, (all) =>
      all.map((one) => (one.Sid === 'HandRolesOver' ? { ...one, Condition: undefined } : one)),
    ),
  ],
  [
    'iam-managed-policy',
    'nodes that may do everything',
    cluster,
    beside('aws_iam_role_policy_attachment', { policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }),
  ],
  ['iam-long-lived-key', 'a key of a user', 'bootstrap', beside('aws_iam_access_key', { user: 'robot' })],
  [
    'policy-readable',
    'a policy that nobody can read',
    models,
    set('aws_s3_bucket_policy', 'policy', '${file("policy.json")}'),
  ],
  [
    'role-trust-federated',
    'every repository plans',
    'bootstrap',
    policyOf(
      'aws_iam_role',
      /^Plan/,
      (all) => all.map((one) => ({ ...one, Condition: undefined })),
      'assume_role_policy',
    ),
  ],
  [
    'state-backend',
    'a state without a lock',
    models,
    ({ terraform }) => setIn(terraform, ['backend', 's3', 'use_lockfile'], false),
  ],
  [
    'provider-pin',
    'a provider that moves',
    models,
    ({ terraform }) => setIn(terraform, ['required_providers', 'aws', 'version'], '>= 6.0'),
  ],
  ['version-pin', 'a chart that moves', platform, set('helm_release', 'version', undefined)],
  ['owner-tags', 'nothing says whose it is', models, (stack) => Object.assign(stack, { provider: {} })],
  ['aws-quota', 'a name too long', models, set('aws_iam_role', 'name', 'x'.repeat(65))],
];
