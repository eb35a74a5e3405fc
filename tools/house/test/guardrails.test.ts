import { join } from 'node:path';

import { allRules, findings } from '@spot-serving/guardrails/findings';
import { synthesizeApp, type SynthesizedStack } from '@spot-serving/testkit';

/** Time for four apps to synthesize. */
jest.setTimeout(180_000);

const apps = join(__dirname, '..', '..', '..', 'apps');
const stacks = new Map(
  ['bootstrap', 'dev-eu-west-1', 'prod-eu-west-1', 'prod-us-east-1'].flatMap((name) => [
    ...synthesizeApp(join(apps, name)),
  ]),
);

type Json = Record<string, unknown>;
type Change = (stack: { resource: Record<string, Record<string, Json>>; data: Json; terraform: Json }) => void;

/** A change of every resource of a type: `path` becomes `value`; undefined takes it away. */
const set =
  (type: string, path: string, value: unknown): Change =>
  ({ resource }) => {
    const bodies = Object.values(resource[type] ?? {});
    if (bodies.length === 0) throw new Error(`the stack has no ${type}`);
    for (const body of bodies) setIn(body, path.split('.'), value);
  };

function setIn(body: Json, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) body[first] = value;
  else setIn((body[first] ??= {}) as Json, rest, value);
}

/** A type taken away whole. */
const without =
  (type: string): Change =>
  ({ resource }) => {
    if (resource[type] === undefined) throw new Error(`the stack has no ${type}`);
    Reflect.deleteProperty(resource, type);
  };

/** Something more beside what is there. */
const beside =
  (type: string, body: Json): Change =>
  ({ resource }) => {
    resource[type] = { ...resource[type], Seeded: body };
  };

/** A statement more in, or some fewer of, the policy of each resource of a type whose name says so. */
const policyOf =
  (type: string, name: RegExp, change: (statements: Json[]) => Json[], attribute = 'policy'): Change =>
  ({ resource }) => {
    const bodies = Object.entries(resource[type] ?? {}).filter(([id]) => name.test(id));
    if (bodies.length === 0) throw new Error(`the stack has no ${type} like ${name.source}`);
    for (const [, body] of bodies) {
      const policy = JSON.parse(String(body[attribute])) as { Statement: Json[] };
      body[attribute] = JSON.stringify({ ...policy, Statement: change(policy.Statement) });
    }
  };
const and =
  (statement: Json) =>
  (all: Json[]): Json[] => [...all, { Effect: 'Allow', ...statement }];
const allows = (all: Json[]): Json[] => all.filter(({ Effect }) => Effect === 'Allow');

const foreign = { AWS: 'arn:aws:iam::999999999999:root' };
const [models, network, cluster] = ['models', 'network', 'cluster'].map((name) => `prod-eu-west-1-${name}`) as [
  string,
  string,
  string,
];
const [platform, serving] = ['prod-eu-west-1-platform', 'dev-eu-west-1-serving'];
const production = 'prod-eu-west-1-serving';
const balanced = {
  'alb.ingress.kubernetes.io/scheme': 'internal',
  'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS":443}]',
  'alb.ingress.kubernetes.io/ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
};
const readModels = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::prod-eu-west-1-models-444455556666/*' };
const rolePolicy = 'aws_iam_role_policy';
const pods = 'kubernetes_deployment_v1';
const ingress = 'kubernetes_ingress_v1';
const group = 'aws_autoscaling_group';
const annotations = 'metadata.annotations';

/** What the issue "Guardrails" saw pass without a word. */
const seen: readonly (readonly [rule: string, what: string, stack: string, change: Change])[] = [
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

/** A removal, or where the app has nothing of the kind an addition, that a rule must tell. */
const removals: typeof seen = [
  ...seen,
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
  [
    'security-group-egress',
    'everything goes out',
    network,
    beside('aws_vpc_security_group_egress_rule', { description: 'out', ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' }),
  ],
  [
    'security-group-description',
    'a rule for nobody knows what',
    cluster,
    set('aws_vpc_security_group_ingress_rule', 'description', undefined),
  ],
  [
    'ingress-tls',
    'plain HTTP without redirect',
    serving,
    set(ingress, annotations, { 'alb.ingress.kubernetes.io/listen-ports': '[{"HTTP":80}]' }),
  ],
  [
    'ingress-exposure',
    'models for everybody',
    serving,
    set(ingress, annotations, {
      'alb.ingress.kubernetes.io/scheme': 'internet-facing',
      'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS":443}]',
      'alb.ingress.kubernetes.io/ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    }),
  ],
  [
    'listener-tls',
    'a listener of plain HTTP',
    network,
    beside('aws_lb_listener', { protocol: 'HTTP', default_action: [{ type: 'forward' }] }),
  ],
  [
    'store-transport',
    'a cache without TLS',
    network,
    beside('aws_elasticache_replication_group', { at_rest_encryption_enabled: true }),
  ],
  ['store-exposure', 'a public database', network, beside('aws_rds_cluster_instance', { publicly_accessible: true })],
  [
    'instance-metadata',
    'a machine that answers plain requests',
    network,
    beside('aws_instance', { root_block_device: [{ encrypted: true }], tags: { a: 'b' } }),
  ],
  [
    'pod-ingress',
    'a policy lets in the subnets of nodes and pods',
    production,
    set('kubernetes_network_policy_v1', 'spec.ingress', [{ from: [{ ip_block: { cidr: '10.32.0.0/18' } }] }]),
  ],
  ['pod-ingress', 'no policy says who asks', production, without('kubernetes_network_policy_v1')],
  [
    'pod-egress',
    'pods of models reach the internet on 443',
    production,
    set('kubernetes_network_policy_v1', 'spec.egress', [
      { to: [{ ip_block: { cidr: '0.0.0.0/0' } }], ports: [{ port: '443', protocol: 'TCP' }] },
    ]),
  ],
  [
    'token-audience',
    'any token of an issuer is taken',
    production,
    set(ingress, annotations, {
      ...balanced,
      'alb.ingress.kubernetes.io/jwt-validation':
        '{"jwksEndpoint":"https://id.example/keys","issuer":"https://id.example"}',
    }),
  ],
  ['balancer-subnets', 'the balancer is where a tag is', production, set(ingress, annotations, balanced)],
  ['store-publisher', 'publishers read models', models, policyOf('aws_iam_policy', /Publisher/, and(readModels))],
  [
    'trail-management',
    'the account’s trail records no change',
    'bootstrap',
    set('aws_cloudtrail', 'advanced_event_selector', [
      { field_selector: [{ field: 'eventCategory', equals: ['Data'] }] },
    ]),
  ],
  ['topic-subscriber', 'nobody hears of alarms', cluster, without('aws_sns_topic_subscription')],
  [
    'model-manifest',
    'a version by its number alone',
    production,
    set(pods, 'spec.template.spec.init_container.0.env', [{ name: 'MODEL_URI', value: 's3://models/resnet/6' }]),
  ],
  ['spot-request', 'one Spot machine', network, beside('aws_spot_instance_request', {})],
  [
    'budget-coherence',
    'a budget that lets nobody go',
    serving,
    ({ resource }) => {
      for (const release of Object.values(resource.helm_release ?? {}))
        release.values = (release.values as string[]).map((text) =>
          text.replaceAll('"maxUnavailable":1', '"maxUnavailable":0'),
        );
    },
  ],
  ['autoscaler-coherence', 'one pod', serving, set('kubernetes_horizontal_pod_autoscaler_v2', 'spec.min_replicas', 1)],
  [
    'spread-coherence',
    'all pods on one node',
    serving,
    (stack) =>
      ['affinity', 'topology_spread_constraint'].forEach((name) =>
        set(pods, `spec.template.spec.${name}`, undefined)(stack),
      ),
  ],
];

function seeded(name: string, change: Change): unknown {
  const copy = structuredClone(stacks.get(name)) as SynthesizedStack;
  const whole = { ...copy, resource: copy.resource ?? {} };
  change(whole as never);
  return whole;
}

const errorsOf = (stack: unknown) => findings(stack).filter(({ severity }) => severity === 'error');
const broken = (stack: unknown) =>
  new Set(findings(stack).map(({ rule, severity, what }) => `${severity} ${rule} ${what}`));

describe('our own apps', () => {
  it.each([...stacks.keys()])('break no rule in %s', (name) => expect(errorsOf(stacks.get(name))).toEqual([]));

  it.each([...stacks.keys()])(
    'warn in %s of images by tag or placeholder, of add-ons that EKS chooses outside production, and of nothing else',
    (name) => {
      const warned = new Set(findings(stacks.get(name)).map(({ rule }) => rule));
      const known = name.startsWith('prod') ? ['image-digest', 'model-manifest'] : ['image-digest', 'version-pin'];
      expect([...warned].filter((rule) => !known.includes(rule))).toEqual([]);
    },
  );
});

describe('a removal from a real app', () => {
  it.each(removals)('is told by %s: %s', (rule, _, name, change) => {
    const before = broken(stacks.get(name));
    const after = findings(seeded(name, change)).filter(
      ({ severity, what, rule: id }) => !before.has(`${severity} ${id} ${what}`),
    );
    expect(after.map(({ rule: id }) => id)).toContain(rule);
  });

  it.each(seen.filter(([rule]) => rule !== 'image-digest'))(
    'stops synthesis, by an error of %s: %s',
    (rule, _, name, change) => {
      expect(errorsOf(seeded(name, change)).map(({ rule: id }) => id)).toContain(rule);
    },
  );

  it('is tried for each rule, here or in seeded-mutations.test.ts', () => {
    const elsewhere = [
      ...[
        'kms-key-rotation',
        'log-group-own-key',
        'queue-encryption',
        'cluster-secrets',
        'node-volumes',
        'queue-tls-only',
      ],
      ...[
        'cluster-endpoint',
        'node-public-address',
        'cluster-access',
        'cluster-logs',
        'log-group-retention',
        'node-metadata',
      ],
      ...[
        'node-group-on-demand',
        'node-group-template',
        'spot-allocation',
        'spot-diversity',
        'spot-rebalance',
        'spot-zones',
      ],
      ...['group-desired-capacity', 'group-discovery', 'group-templates', 'event-group-filter', 'release-on-demand'],
    ];
    const tried = new Set([...elsewhere, ...removals.map(([rule]) => rule)]);
    expect(allRules.map(({ id }) => id).filter((id) => !tried.has(id))).toEqual([]);
  });
});
