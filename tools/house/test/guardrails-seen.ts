import { allows, and, beside, policyOf, type Seed, set, without } from './guardrails-changes';

const foreign = { AWS: 'arn:aws:iam::999999999999:root' };
const [models, network, cluster] = ['prod-eu-west-1-models', 'prod-eu-west-1-network', 'prod-eu-west-1-cluster'];
const [platform, serving] = ['prod-eu-west-1-platform', 'dev-eu-west-1-serving'];
const rolePolicy = 'aws_iam_role_policy';
const pods = 'kubernetes_deployment_v1';
const group = 'aws_autoscaling_group';

/** What the issue "Guardrails" saw pass without a word. */
export const seen: readonly Seed[] = [
  [
    'bucket-perimeter',
    'the denials of the model bucket are gone',
    models,
    policyOf('aws_s3_bucket_policy', /^ModelStore_Bucket/, allows),
  ],
  [
    'policy-foreign-account',
    'another account gets s3:*',
    models,
    policyOf('aws_s3_bucket_policy', /^ModelStore_Bucket/, and({ Principal: foreign, Action: 's3:*', Resource: '*' })),
  ],
  [
    'policy-foreign-account',
    'another account gets kms:*',
    models,
    policyOf('aws_kms_key', /^ModelStore_Key/, and({ Principal: foreign, Action: 'kms:*', Resource: '*' })),
  ],
  [
    'policy-public',
    'a bucket is for everybody',
    models,
    policyOf(
      'aws_s3_bucket_policy',
      /^ModelStore_Bucket/,
      and({ Principal: '*', Action: 's3:GetObject', Resource: '*' }),
    ),
  ],
  [
    'bucket-versioning',
    'versions are not kept',
    models,
    set('aws_s3_bucket_versioning', 'versioning_configuration.status', 'Suspended'),
  ],
  ['object-lock-retention', 'a lock locks nothing', models, beside('aws_s3_bucket_object_lock_configuration', {})],
  [
    'bucket-public-access',
    'the public access block is off',
    models,
    set('aws_s3_bucket_public_access_block', 'block_public_policy', false),
  ],
  ['trail-on', 'the trail is off', models, set('aws_cloudtrail', 'enable_logging', false)],
  ['vpc-flow-logs', 'flow logs are off in production', network, without('aws_flow_log')],
  [
    'policy-public',
    'a role trusts everybody',
    models,
    policyOf('aws_iam_role', /Trail/, and({ Principal: '*', Action: 'sts:AssumeRole' }), 'assume_role_policy'),
  ],
  [
    'iam-wide-resource',
    's3:* on every bucket',
    platform,
    policyOf(rolePolicy, /Autoscaler/, and({ Action: 's3:*', Resource: 'arn:aws:s3:::*' })),
  ],
  [
    'iam-wildcard-write',
    '* on * under a condition that means nothing',
    platform,
    policyOf(
      rolePolicy,
      /Autoscaler/,
      and({ Action: '*', Resource: '*', Condition: { StringLike: { 'aws:PrincipalArn': '*' } } }),
    ),
  ],
  [
    'image-digest',
    'an image is :latest',
    serving,
    set(pods, 'spec.template.spec.container.0.image', 'docker.io/tensorflow/serving:latest'),
  ],
  [
    'security-group-ingress',
    'two halves of the internet come in',
    cluster,
    set('aws_vpc_security_group_ingress_rule', 'cidr_ipv4', '128.0.0.0/1'),
  ],
  ['spot-drain', 'a hook waits 30 s', cluster, set(group, 'initial_lifecycle_hook.0.heartbeat_timeout', 30)],
];
