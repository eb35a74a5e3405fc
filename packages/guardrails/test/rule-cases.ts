/** A rule by its id, what is tried, the stack that holds it, and the one that does not; each is `resource` of a stack. */
export type RuleCase = readonly [rule: string, what: string, good: object, bad: object];

const ours = '111122223333';
const role = `arn:aws:iam::${ours}:role/reader`;

/** A policy of one Allow statement, as JSON text. */
export const policy = (statement: object): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });

const bucket = { aws_s3_bucket: { it: { bucket: 'models' } } };
const ofBucket = { bucket: '${aws_s3_bucket.it.id}' };
const identity = (statement: object): object => ({ aws_iam_role_policy: { it: { policy: policy(statement) } } });
const trust = (statement: object): object => ({
  aws_iam_role: { it: { assume_role_policy: policy({ Action: 'sts:AssumeRole', ...statement }) } },
});
const bucketPolicy = (...statements: object[]): object => ({
  ...bucket,
  aws_s3_bucket_policy: { it: { ...ofBucket, policy: JSON.stringify({ Statement: statements }) } },
});
const perimeter = (change: object = {}): object => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:GetObject*',
  Condition: { StringNotEquals: { 'aws:PrincipalAccount': ours } },
  ...change,
});
const github = 'token.actions.githubusercontent.com';
const web = (Condition: object): object =>
  trust({
    Principal: { Federated: `arn:aws:iam::${ours}:oidc-provider/${github}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition,
  });
const closed = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};

/** Cases of the rules about identities, policies and data. */
export const rightsCases: readonly RuleCase[] = [
  [
    'iam-wildcard-write',
    'a condition that any request meets',
    identity({ Action: '*', Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/app': 'dev' } } }),
    identity({ Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
  ],
  ...[
    { Bool: { 'aws:MultiFactorAuthPresent': 'true' } },
    { NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } },
    { StringEquals: { 'aws:PrincipalTag/team': 'models' } },
  ].map((Condition): RuleCase => [
    'iam-wildcard-write',
    `a condition on who asks alone: ${JSON.stringify(Condition)}`,
    identity({ Action: 's3:PutObject', Resource: '*', Condition: { StringEquals: { 'aws:ResourceTag/app': 'dev' } } }),
    identity({ Action: 's3:PutObject', Resource: '*', Condition }),
  ]),
  [
    'iam-wide-read',
    'a key of any name',
    identity({
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/models/*' } },
    }),
    identity({
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/*' } },
    }),
  ],
  [
    'iam-wide-resource',
    'a role of any account',
    identity({ Action: 'sts:AssumeRole', Resource: `arn:aws:iam::${ours}:role/reader` }),
    identity({ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/reader' }),
  ],
  [
    'iam-wildcard-write',
    'a policy that IAM would refuse',
    { aws_iam_role_policy: { it: { policy: '{"Statement":[]}' } } },
    { aws_iam_role_policy: { it: { policy: '{"statement":[{"effect":"Allow","action":"*","resource":"*"}]}' } } },
  ],
  [
    'policy-readable',
    'an effect that is none',
    { aws_sns_topic_policy: { it: { policy: policy({ Principal: { AWS: role }, Action: 'sns:Publish' }) } } },
    {
      aws_sns_topic_policy: {
        it: { policy: '{"Statement":[{"Effect":"allow","Principal":"*","Action":"sns:Publish"}]}' },
      },
    },
  ],
  [
    'policy-public',
    'any organization',
    trust({ Principal: '*', Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-1234567890' } } }),
    trust({ Principal: '*', Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } } }),
  ],
  [
    'policy-public',
    'twelve digits of any account',
    bucketPolicy({
      ...{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' },
      Condition: { StringLike: { 'aws:SourceVpce': 'vpce-0123*' } },
    }),
    bucketPolicy({
      ...{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' },
      Condition: { StringLike: { 'aws:PrincipalAccount': '????????????' } },
    }),
  ],
  [
    'policy-public',
    'a principal of any account, which IAM refuses',
    trust({ Principal: { AWS: role } }),
    trust({ Principal: { AWS: 'arn:aws:iam::*:root' } }),
  ],
  [
    'policy-public',
    'any service',
    trust({ Principal: { Service: 'eks.amazonaws.com' } }),
    trust({ Principal: { Service: '*' } }),
  ],
  [
    'policy-foreign-account',
    'an identity provider of another account',
    web({ StringEquals: { [`${github}:sub`]: 'repo:ours/app:ref:refs/heads/main' } }),
    {
      aws_iam_role: {
        it: {
          assume_role_policy: policy({
            ...{ Action: 'sts:AssumeRoleWithWebIdentity' },
            ...{ Principal: { Federated: `arn:aws:iam::999999999999:oidc-provider/${github}` } },
            Condition: { StringEquals: { [`${github}:sub`]: 'repo:ours/app:ref:refs/heads/main' } },
          }),
        },
      },
    },
  ],
  [
    'iam-wide-resource',
    'every bucket',
    identity({ Action: 's3:*', Resource: 'arn:aws:s3:::models*' }),
    identity({ Action: 's3:*', Resource: 'arn:aws:s3:::*' }),
  ],
  [
    'iam-wide-resource',
    'every object of every bucket',
    identity({ Action: 's3:PutObject', Resource: 'arn:aws:s3:::models/*' }),
    identity({ Action: 's3:PutObject', Resource: 'arn:aws:s3:::*/*' }),
  ],
  [
    'iam-wide-resource',
    'every role',
    identity({ Action: 'iam:PutRolePolicy', Resource: `arn:aws:iam::${ours}:role/dev-*` }),
    identity({ Action: 'iam:PutRolePolicy', Resource: `arn:aws:iam::${ours}:role/*` }),
  ],
  [
    'iam-wide-resource',
    'every queue, by a condition that binds nothing',
    identity({
      Action: 'sqs:*',
      Resource: 'arn:aws:sqs:*:*:*',
      Condition: { StringEquals: { 'aws:ResourceTag/app': 'dev' } },
    }),
    identity({ Action: 'sqs:*', Resource: 'arn:aws:sqs:*:*:*', Condition: { StringLike: { 'aws:userid': '*' } } }),
  ],
  [
    'iam-wide-read',
    'every object',
    identity({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::models/*' }),
    identity({ Action: 's3:Get*', Resource: '*' }),
  ],
  [
    'iam-wide-read',
    'every key',
    identity({
      Action: 'kms:Decrypt',
      Resource: '*',
      Condition: { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } },
    }),
    identity({ Action: 'kms:Decrypt', Resource: 'arn:aws:kms:*:*:key/*' }),
  ],
  [
    'iam-wide-read',
    'all but something',
    identity({ Action: 'ec2:Describe*', Resource: '*' }),
    identity({ NotAction: 'iam:*', Resource: '*' }),
  ],
  [
    'iam-pass-role',
    'any role',
    identity({
      Action: 'iam:PassRole',
      Resource: role,
      Condition: { StringEquals: { 'iam:PassedToService': 'eks.amazonaws.com' } },
    }),
    identity({ Action: 'iam:PassRole', Resource: '*' }),
  ],
  [
    'iam-pass-role',
    'a role to any service',
    identity({ Action: 'iam:GetRole', Resource: '*' }),
    identity({ Action: 'iam:Pass*', Resource: role, Condition: { StringLike: { 'iam:PassedToService': '*' } } }),
  ],
  [
    'iam-managed-policy',
    'everything',
    { aws_iam_role_policy_attachment: { it: { policy_arn: 'arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy' } } },
    { aws_iam_role_policy_attachment: { it: { policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' } } },
  ],
  [
    'iam-managed-policy',
    'everything of a service, in the role',
    { aws_iam_role: { it: { managed_policy_arns: [] } } },
    { aws_iam_role: { it: { managed_policy_arns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess'] } } },
  ],
  [
    'iam-long-lived-key',
    'a key of a user',
    { aws_iam_user: { it: {} } },
    { aws_iam_access_key: { it: { user: 'robot' } } },
  ],
  ['policy-public', 'a trust in everybody', trust({ Principal: { AWS: role } }), trust({ Principal: '*' })],
  [
    'policy-public',
    'a trust in everybody, in a list',
    trust({ Principal: { AWS: [role] } }),
    trust({ Principal: { AWS: [role, '*'] } }),
  ],
  [
    'policy-public',
    'a trust in all but somebody',
    trust({ Principal: { Service: 'ec2.amazonaws.com' } }),
    trust({ NotPrincipal: { AWS: role } }),
  ],
  [
    'policy-public',
    'a bucket for everybody',
    bucketPolicy({
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
    }),
    bucketPolicy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject' }),
  ],
  [
    'policy-public',
    'a key for whoever is not refused',
    {
      aws_kms_key: {
        it: {
          policy: policy({
            Principal: '*',
            Action: 'kms:*',
            Resource: '*',
            Condition: { StringEquals: { 'kms:CallerAccount': ours } },
          }),
        },
      },
    },
    {
      aws_kms_key: {
        it: {
          policy: policy({
            Principal: '*',
            Action: 'kms:*',
            Resource: '*',
            Condition: { StringNotEquals: { 'aws:PrincipalAccount': '999999999999' } },
          }),
        },
      },
    },
  ],
  [
    'policy-public',
    'a topic, as jsonencode writes it',
    {
      aws_sns_topic_policy: {
        it: {
          policy:
            '${jsonencode({"Statement" = [{"Effect" = "Allow", "Principal" = {"AWS" = aws_iam_role.it.arn}, "Action" = "sns:Publish"}]})}',
        },
      },
    },
    {
      aws_sns_topic_policy: {
        it: {
          policy: '${jsonencode({"Statement" = [{"Effect" = "Allow", "Principal" = "*", "Action" = "sns:Publish"}]})}',
        },
      },
    },
  ],
  [
    'policy-public',
    'an image repository',
    {
      aws_ecr_repository_policy: { it: { policy: policy({ Principal: { AWS: role }, Action: 'ecr:BatchGetImage' }) } },
    },
    { aws_ecr_repository_policy: { it: { policy: policy({ Principal: { AWS: '*' }, Action: 'ecr:BatchGetImage' }) } } },
  ],
  [
    'policy-public',
    'a function',
    { aws_lambda_permission: { it: { principal: '*', principal_org_id: 'o-1' } } },
    { aws_lambda_permission: { it: { principal: '*' } } },
  ],
  [
    'policy-public',
    'the address of a function',
    { aws_lambda_function_url: { it: { authorization_type: 'AWS_IAM' } } },
    { aws_lambda_function_url: { it: { authorization_type: 'NONE' } } },
  ],
  [
    'policy-foreign-account',
    'a bucket',
    bucketPolicy({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ours}:root` }, Action: 's3:*' }),
    bucketPolicy({ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::999999999999:root' }, Action: 's3:*' }),
  ],
  [
    'policy-foreign-account',
    'a key, by the id alone',
    { aws_kms_key: { it: { policy: policy({ Principal: { AWS: ours }, Action: 'kms:*' }) } } },
    { aws_kms_key: { it: { policy: policy({ Principal: { AWS: ['999999999999'] }, Action: 'kms:*' }) } } },
  ],
  [
    'policy-foreign-account',
    'everybody of another account, by a condition',
    trust({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': ours } } }),
    trust({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } } }),
  ],
  [
    'policy-readable',
    'a policy from a file',
    { aws_s3_bucket_policy: { it: { policy: policy({ Principal: { AWS: role }, Action: 's3:GetObject' }) } } },
    { aws_s3_bucket_policy: { it: { policy: '${file("policy.json")}' } } },
  ],
  [
    'role-trust-federated',
    'every repository',
    web({ StringEquals: { [`${github}:sub`]: 'repo:ours/app:ref:refs/heads/main' } }),
    web({ StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com' } }),
  ],
  [
    'role-trust-federated',
    'an open repository',
    web({ StringLike: { [`${github}:sub`]: 'repo:ours/app:*' } }),
    web({ StringLike: { [`${github}:sub`]: 'repo:*' } }),
  ],
  [
    'role-trust-federated',
    'every repository of an owner',
    web({ StringLike: { [`${github}:sub`]: 'repo:ours/app:environment:prod' } }),
    web({ StringLike: { [`${github}:sub`]: ['repo:ours/app:*', 'repo:ours/*'] } }),
  ],
  [
    'role-trust-federated',
    'every namespace',
    web({ StringEquals: { 'oidc.eks:sub': 'system:serviceaccount:serving:resnet' } }),
    web({ StringLike: { 'oidc.eks:sub': 'system:serviceaccount:*:resnet' } }),
  ],
  [
    'bucket-versioning',
    'suspended',
    { ...bucket, aws_s3_bucket_versioning: { it: { ...ofBucket, versioning_configuration: { status: 'Enabled' } } } },
    {
      ...bucket,
      aws_s3_bucket_versioning: { it: { ...ofBucket, versioning_configuration: [{ status: 'Suspended' }] } },
    },
  ],
  [
    'object-lock-retention',
    'a lock without a time',
    {
      aws_s3_bucket_object_lock_configuration: {
        it: { rule: { default_retention: { mode: 'GOVERNANCE', days: 30 } } },
      },
    },
    { aws_s3_bucket_object_lock_configuration: { it: { object_lock_enabled: 'Enabled' } } },
  ],
  [
    'object-lock-retention',
    'a mode and no days',
    {
      aws_s3_bucket_object_lock_configuration: {
        it: { rule: [{ default_retention: [{ mode: 'COMPLIANCE', years: 1 }] }] },
      },
    },
    { aws_s3_bucket_object_lock_configuration: { it: { rule: [{ default_retention: [{ mode: 'COMPLIANCE' }] }] } } },
  ],
  ['bucket-versioning', 'not stated', { aws_s3_bucket: { it: { versioning: [{ enabled: true }] } } }, bucket],
  [
    'bucket-public-access',
    'opened',
    { ...bucket, aws_s3_bucket_public_access_block: { it: { ...ofBucket, ...closed } } },
    {
      ...bucket,
      aws_s3_bucket_public_access_block: { it: { ...ofBucket, ...closed, restrict_public_buckets: false } },
    },
  ],
  ['bucket-public-access', 'not stated', { aws_s3_account_public_access_block: { it: closed } }, bucket],
  [
    'bucket-public-access',
    'the account opened',
    { aws_s3_account_public_access_block: { it: closed } },
    { aws_s3_account_public_access_block: { it: { ...closed, block_public_policy: false } } },
  ],
  [
    'bucket-acl',
    'a canned one',
    { aws_s3_bucket_acl: { it: { acl: 'private' } } },
    { aws_s3_bucket_acl: { it: { acl: 'public-read' } } },
  ],
  [
    'bucket-acl',
    'a grant',
    { aws_s3_bucket_acl: { it: { access_control_policy: [{ grant: [{ grantee: [{ id: 'owner' }] }] }] } } },
    {
      aws_s3_bucket_acl: {
        it: {
          access_control_policy: [
            { grant: [{ grantee: [{ uri: 'http://acs.amazonaws.com/groups/global/AllUsers' }] }] },
          ],
        },
      },
    },
  ],
  ['bucket-perimeter', 'denials that are gone', bucketPolicy(perimeter()), bucketPolicy()],
  [
    'bucket-perimeter',
    'a denial of one',
    bucketPolicy(perimeter({ Action: 's3:*', Condition: { ArnNotLike: { 'aws:PrincipalArn': role } } })),
    bucketPolicy(perimeter({ Principal: { AWS: role } })),
  ],
  [
    'bucket-perimeter',
    'a denial that denies nobody',
    bucketPolicy(perimeter()),
    bucketPolicy(perimeter({ Condition: { StringNotLike: { 'aws:PrincipalArn': '*' } } })),
  ],
  ['bucket-perimeter', 'a denial of writes', bucketPolicy(perimeter()), bucketPolicy(perimeter({ Action: 's3:Put*' }))],
  [
    'bucket-trail',
    'no trail and no log',
    { ...bucket, aws_s3_bucket_logging: { it: { ...ofBucket, target_bucket: 'logs' } } },
    bucket,
  ],
  [
    'bucket-trail',
    'a trail of another bucket',
    {
      ...bucket,
      aws_cloudtrail: { it: { event_selector: [{ data_resource: [{ values: ['arn:aws:s3:::models/'] }] }] } },
    },
    {
      ...bucket,
      aws_cloudtrail: { it: { event_selector: [{ data_resource: [{ values: ['arn:aws:s3:::others/'] }] }] } },
    },
  ],
  [
    'trail-on',
    'off',
    { aws_cloudtrail: { it: { enable_log_file_validation: true } } },
    { aws_cloudtrail: { it: { enable_logging: false, enable_log_file_validation: true } } },
  ],
  [
    'trail-on',
    'without digests',
    { aws_cloudtrail: { it: { enable_log_file_validation: 'true' } } },
    { aws_cloudtrail: { it: {} } },
  ],
  [
    'vpc-flow-logs',
    'none',
    { aws_vpc: { it: {} }, aws_flow_log: { it: { vpc_id: '${aws_vpc.it.id}', traffic_type: 'ALL' } } },
    { aws_vpc: { it: {} } },
  ],
  [
    'vpc-flow-logs',
    'of another network',
    { aws_vpc: { it: {} }, aws_flow_log: { it: { vpc_id: '${aws_vpc.it.id}', traffic_type: 'REJECT' } } },
    { aws_vpc: { it: {}, other: {} }, aws_flow_log: { it: { vpc_id: '${aws_vpc.other.id}', traffic_type: 'ALL' } } },
  ],
];
