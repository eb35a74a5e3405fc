import type { Problem } from '../../problem';
import type { Body } from '../body';
import { joint, type JointRules } from '../joint-rule';
import { isJsonObject, jsonIn } from './json-in';
import { lifecycleFault } from './registry-lifecycle';

const lifecycle = 'Amazon S3 API Reference, PutBucketLifecycleConfiguration';
const actions = [
  'abort_incomplete_multipart_upload',
  'expiration',
  'noncurrent_version_expiration',
  'noncurrent_version_transition',
  'transition',
];

/** Days after which objects may move to the classes for what is seldom read. */
const seldom = 30;

function ruleFaults(rule: Body): readonly Problem[] {
  const transitions = rule.bodies('transition');
  const last = Math.max(0, ...transitions.map((one) => one.number('days') ?? 0));
  return [
    ...(actions.every((name) => rule.state(name) === 'unset')
      ? [rule.fault('id', 'a rule needs one action at least')]
      : []),
    ...transitions
      .filter((one) => /_IA$/.test(one.text('storage_class') ?? '') && (one.number('days') ?? seldom) < seldom)
      .map((one) =>
        one.fault(
          'days',
          `expected days to be at least ${seldom} for ${one.text('storage_class') ?? ''}, got ${one.number('days') ?? 0}`,
        ),
      ),
    ...rule
      .bodies('expiration')
      .filter((one) => (one.number('days') ?? Infinity) <= last && (one.number('days') ?? 0) > 0)
      .map((one) =>
        one.fault(
          'days',
          `expected days of the expiration to be above those of the transition (${last}), got ${one.number('days') ?? 0}`,
        ),
      ),
  ];
}

function repeatedIds(configuration: Body): readonly Problem[] {
  const ids = configuration.bodies('rule').map((rule) => rule.text('id'));
  return configuration
    .bodies('rule')
    .filter((_rule, at) => ids[at] !== undefined && ids.indexOf(ids[at]) !== at)
    .map((rule) => rule.fault('id', `expected id to be unique, got ${rule.text('id') ?? ''} twice`));
}

/** A policy of a bucket is about it and its objects. */
function foreignResources(body: Body): readonly Problem[] {
  const [bucket = '', policy] = [body.text('bucket'), jsonIn(body, 'policy')];
  const statements = [policy?.['Statement']].flat().filter(isJsonObject);
  const resources = statements.flatMap((one) => [one['Resource']].flat());
  const foreign = resources.find((one) => {
    const [, named] = /^arn:[^:]+:s3:::([^/*?$]+)(\/|$)/.exec(String(one)) ?? [];
    return named !== undefined && /^[a-z0-9.-]+$/.test(bucket) && named !== bucket;
  });
  return foreign === undefined
    ? []
    : [
        body.fault(
          'policy',
          `Policy has invalid resource: ${typeof foreign === 'string' ? foreign : JSON.stringify(foreign)} is not in ${bucket}`,
        ),
      ];
}

/** Rules over several arguments of buckets and registries. */
export const storageRules: JointRules = {
  aws_s3_bucket_lifecycle_configuration: [
    joint(lifecycle, (configuration) => configuration.bodies('rule').flatMap(ruleFaults)),
    joint(lifecycle, repeatedIds),
  ],
  aws_s3_bucket_server_side_encryption_configuration: [
    joint('Amazon S3 API Reference, ServerSideEncryptionByDefault: KMSMasterKeyID', (configuration) =>
      configuration
        .bodies('rule')
        .flatMap((rule) => rule.bodies('apply_server_side_encryption_by_default'))
        .filter((one) => one.text('sse_algorithm') === 'AES256' && one.state('kms_master_key_id') === 'set')
        .map((one) => one.fault('kms_master_key_id', 'a key is for aws:kms and aws:kms:dsse, not for AES256')),
    ),
  ],
  aws_s3_bucket_policy: [joint('Amazon S3, PutBucketPolicy: MalformedPolicy', foreignResources)],
  aws_ecr_lifecycle_policy: [
    joint('Amazon ECR User Guide, "Lifecycle policy properties in Amazon ECR"', (body) => {
      const policy = jsonIn(body, 'policy');
      const fault = policy && lifecycleFault(policy);
      return fault === undefined ? [] : [body.fault('policy', `the lifecycle policy is not valid: ${fault}`)];
    }),
  ],
};
