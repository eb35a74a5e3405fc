import { describeTable } from '@spot-serving/testkit';

import { dataTransitions } from '../../src/consequences/data-transitions';
import { exposureTransitions } from '../../src/consequences/exposure-transitions';
import { lockTransitions } from '../../src/consequences/lock-transitions';
import { nodeTransitions } from '../../src/consequences/node-transitions';
import { podTransitions } from '../../src/consequences/pod-transitions';
import { releaseTransitions } from '../../src/consequences/release-transitions';
import { requestTransitions } from '../../src/consequences/request-transitions';
import { watchTransitions } from '../../src/consequences/watch-transitions';
import { meaningOf, says } from '../support/consequences';

interface Example {
  readonly type: string;
  readonly before: object;
  readonly after: object;
  readonly words: string;
}

const row = (name: string, type: string, before: object, after: object, words: string) =>
  [name, { type, before, after, words }, words] as const;
const catches = ({ type, before, after, words }: Example): boolean =>
  says(words, [{ address: `${type}.x`, before: { name: 'thing', ...before }, after: { name: 'thing', ...after } }]);

const locks = (default_retention: object) => ({ bucket: 'thing', rule: [{ default_retention: [default_retention] }] });
const rate = (Limit: number) => ({
  rule_json: JSON.stringify([{ Name: 'rate', Statement: { RateBasedStatement: { Limit } } }]),
});
const rules = (rule: object) => ({
  rule: [
    { id: 'a', filter: [] },
    { id: 'b', ...rule },
  ],
});
describeTable('what a lock does to objects', {
  table: lockTransitions,
  catches,
  cases: (
    [
      ['locks that roles may lift', { mode: 'COMPLIANCE' }, { mode: 'GOVERNANCE' }, 'can be unlocked by roles'],
      ['locks that nobody may lift', { mode: 'GOVERNANCE' }, { mode: 'COMPLIANCE' }, 'can be deleted by nobody'],
      ['locked for fewer days', { days: 30 }, { days: 7 }, 'is locked for 7, instead of 30'],
      ['locked for more days', { days: 7 }, { days: 30 }, 'nobody shortens that later'],
    ] as const
  ).map(([name, before, after, words]) =>
    row(name, 'aws_s3_bucket_object_lock_configuration', locks(before), locks(after), words),
  ),
});

describeTable('what takes protection off data', {
  table: dataTransitions,
  catches,
  cases: [
    row(
      'versioning suspended',
      'aws_s3_bucket_versioning',
      { versioning_configuration: [{ status: 'Enabled' }] },
      { versioning_configuration: [{ status: 'Suspended' }] },
      'no old versions are kept any more',
    ),
    row(
      'objects expire',
      'aws_s3_bucket_lifecycle_configuration',
      rules({}),
      rules({ expiration: [{ days: 9 }] }),
      'is deleted 9 days after it was written',
    ),
    row(
      'old versions expire at once',
      'aws_s3_bucket_lifecycle_configuration',
      rules({ noncurrent_version_expiration: [{ noncurrent_days: 90 }] }),
      rules({ noncurrent_version_expiration: [{ noncurrent_days: 2 }] }),
      'can be brought back for 2 days only',
    ),
    row(
      'old versions expire sooner',
      'aws_s3_bucket_lifecycle_configuration',
      rules({ noncurrent_version_expiration: [{ noncurrent_days: 90 }] }),
      rules({ noncurrent_version_expiration: [{ noncurrent_days: 30 }] }),
      'can be brought back for 30 days, instead of 90',
    ),
    row(
      'bucket goes with its objects',
      'aws_s3_bucket',
      { force_destroy: false },
      { force_destroy: true },
      'can be destroyed with all that is in it',
    ),
    row(
      'another key of a bucket',
      'aws_s3_bucket_server_side_encryption_configuration',
      { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'aws:kms' }] }] },
      { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'AES256' }] }] },
      'are encrypted otherwise',
    ),
    row(
      'key window shorter',
      'aws_kms_key',
      { deletion_window_in_days: 30 },
      { deletion_window_in_days: 7 },
      'can be taken back for 7 days, instead of 30',
    ),
    row(
      'key rotation off',
      'aws_kms_key',
      { enable_key_rotation: true },
      { enable_key_rotation: false },
      'nobody rotates key',
    ),
    row(
      'key disabled',
      'aws_kms_key',
      { is_enabled: true },
      { is_enabled: false },
      'is disabled: nothing that it encrypted can be read',
    ),
    row(
      'deletion protection off',
      'aws_rds_cluster',
      { deletion_protection: true },
      { deletion_protection: false },
      'deletion protection is off',
    ),
    row(
      'deletion protection of a balancer off',
      'kubernetes_ingress_v1',
      {
        metadata: [
          { annotations: { 'alb.ingress.kubernetes.io/load-balancer-attributes': 'deletion_protection.enabled=true' } },
        ],
      },
      {
        metadata: [
          {
            annotations: { 'alb.ingress.kubernetes.io/load-balancer-attributes': 'deletion_protection.enabled=false' },
          },
        ],
      },
      'the balancer of',
    ),
    row(
      'backups kept shorter',
      'aws_db_instance',
      { backup_retention_period: 30 },
      { backup_retention_period: 0 },
      'are kept 0 days, instead of 30',
    ),
    row(
      'no final snapshot',
      'aws_db_instance',
      { skip_final_snapshot: false },
      { skip_final_snapshot: true },
      'without a last snapshot',
    ),
    row(
      'point-in-time recovery off',
      'aws_dynamodb_table',
      { point_in_time_recovery: [{ enabled: true }] },
      { point_in_time_recovery: [{ enabled: false }] },
      'brought back to an earlier time',
    ),
    row(
      'logs kept shorter',
      'aws_cloudwatch_log_group',
      { retention_in_days: 365 },
      { retention_in_days: 1 },
      'that are older than 1 day are deleted',
    ),
    row(
      'images can be overwritten',
      'aws_ecr_repository',
      { image_tag_mutability: 'IMMUTABLE' },
      { image_tag_mutability: 'MUTABLE' },
      'can be given to another image',
    ),
  ],
});

describeTable('what makes a watcher blind or mute', {
  table: watchTransitions,
  catches,
  cases: [
    row(
      'trail off',
      'aws_cloudtrail',
      { enable_logging: true },
      { enable_logging: false },
      'nothing is recorded any more',
    ),
    row(
      'trail records something else',
      'aws_cloudtrail',
      { advanced_event_selector: [{ name: 'a' }] },
      { advanced_event_selector: [{ name: 'b' }] },
      'other events than before are recorded',
    ),
    row(
      'trail can be forged',
      'aws_cloudtrail',
      { enable_log_file_validation: true },
      { enable_log_file_validation: false },
      'leaves no trace',
    ),
    row(
      'audit log off',
      'aws_eks_cluster',
      { enabled_cluster_log_types: ['api', 'audit'] },
      { enabled_cluster_log_types: ['api'] },
      'no longer logs `audit`',
    ),
    row(
      'alarm rings later',
      'aws_cloudwatch_metric_alarm',
      { threshold: 100 },
      { threshold: 900 },
      'rings at 900, instead of 100',
    ),
    row(
      'filter counts something else',
      'aws_cloudwatch_log_metric_filter',
      { pattern: '{ $.a = 1 }' },
      { pattern: '{ $.a = 2 }' },
      'other events than before are counted',
    ),
    row(
      'rule disabled',
      'aws_cloudwatch_event_rule',
      { state: 'ENABLED' },
      { state: 'DISABLED' },
      'no event is passed on any more',
    ),
    row(
      'rule matches something else',
      'aws_cloudwatch_event_rule',
      { event_pattern: '{"source":["a"]}' },
      { event_pattern: '{"source":["b"]}' },
      'other events than before are passed on',
    ),
    row(
      'alarm silent',
      'aws_cloudwatch_metric_alarm',
      { actions_enabled: true },
      { actions_enabled: false },
      'nobody is told any more by alarm',
    ),
    row(
      'alarm tells nobody',
      'aws_cloudwatch_metric_alarm',
      { alarm_actions: ['a', 'b'] },
      { alarm_actions: [] },
      'nobody hears of alarm',
    ),
    row(
      'alarm without receiver',
      'aws_cloudwatch_metric_alarm',
      { alarm_actions: ['a', 'b'] },
      { alarm_actions: ['a'] },
      'one of its receivers is no longer told',
    ),
    row(
      'messages kept shorter',
      'aws_sqs_queue',
      { message_retention_seconds: 300 },
      { message_retention_seconds: 60 },
      'what nobody read for 60 s',
    ),
  ],
});

const mixed = (distribution: object, override: readonly string[] = []) => ({
  mixed_instances_policy: [
    {
      instances_distribution: [distribution],
      launch_template: [{ override: override.map((instance_type) => ({ instance_type })) }],
    },
  ],
});
const group = (name: string, before: object, after: object, words: string) =>
  row(name, 'aws_autoscaling_group', before, after, words);
describeTable('what happens to a cluster and its nodes', {
  table: nodeTransitions,
  catches,
  cases: [
    row(
      'zones are rebalanced',
      'aws_autoscaling_group',
      { suspended_processes: ['AZRebalance'] },
      { suspended_processes: [] },
      'does `AZRebalance` by itself again',
    ),
    row(
      'Kubernetes up',
      'aws_eks_cluster',
      { version: '1.9' },
      { version: '1.10' },
      'goes from Kubernetes 1.9 to 1.10',
    ),
    row(
      'Kubernetes down',
      'aws_eks_cluster',
      { version: '1.10' },
      { version: '1.9' },
      'would go down from Kubernetes 1.10 to 1.9',
    ),
    row(
      'dearer support',
      'aws_eks_cluster',
      { upgrade_policy: [{ support_type: 'STANDARD' }] },
      { upgrade_policy: [{ support_type: 'EXTENDED' }] },
      'costs more then',
    ),
    row(
      'nodes of a group follow the version',
      'aws_eks_node_group',
      { release_version: '1' },
      { release_version: '2' },
      'every node of group',
    ),
    row(
      'nodes start otherwise',
      'aws_launch_template',
      { image_id: 'ami-1' },
      { image_id: 'ami-2' },
      'every node that starts from',
    ),
    group(
      'group has one subnet',
      { vpc_zone_identifier: ['a', 'b'] },
      { vpc_zone_identifier: ['a'] },
      'is left with one subnet',
    ),
    group(
      'group loses a subnet',
      { vpc_zone_identifier: ['a', 'b', 'c'] },
      { vpc_zone_identifier: ['a', 'b'] },
      'has a subnet less',
    ),
    group('few instance types', mixed({}, ['a', 'b', 'c', 'd']), mixed({}, ['a', 'b']), 'may launch fewer types'),
    group(
      'more On-Demand',
      mixed({ on_demand_percentage_above_base_capacity: 0 }),
      mixed({ on_demand_percentage_above_base_capacity: 50 }),
      '50 % of the nodes',
    ),
    group(
      'larger base On-Demand',
      mixed({ on_demand_base_capacity: 0 }),
      mixed({ on_demand_base_capacity: 2 }),
      '2 nodes of pool `thing` are always On-Demand',
    ),
    group(
      'another allocation of Spot',
      mixed({ spot_allocation_strategy: 'price-capacity-optimized' }),
      mixed({ spot_allocation_strategy: 'lowest-price' }),
      'takes Spot by `lowest-price`',
    ),
    group(
      'no rebalance',
      { capacity_rebalance: true },
      { capacity_rebalance: false },
      'no longer replaces nodes at risk',
    ),
    group('nodes grow old', { max_instance_lifetime: 86_400 }, {}, 'is replaced for its age any more'),
    group(
      'nodes grow old, by a 0',
      { max_instance_lifetime: 86_400 },
      { max_instance_lifetime: 0 },
      'for its age any more',
    ),
    group('old nodes are replaced', {}, { max_instance_lifetime: 86_400 }, 'that are older than 86400 s are replaced'),
    group('group grows less', { max_size: 8 }, { max_size: 2 }, 'grows to 2 nodes at most'),
    group('group grows more', { max_size: 8 }, { max_size: 12 }, 'may grow to 12 nodes'),
    row(
      'hook gives up sooner',
      'aws_autoscaling_lifecycle_hook',
      { heartbeat_timeout: 300 },
      { heartbeat_timeout: 30 },
      'waits 30 s for a node',
    ),
    row(
      'add-on updated',
      'aws_eks_addon',
      { addon_version: 'v1.0.0-eksbuild.1' },
      { addon_version: 'v1.1.0-eksbuild.1' },
      'add-on `thing`',
    ),
  ],
});

const pod = (spec: object, template: object = {}) => ({ spec: [{ template: [{ spec: [spec], ...template }] }] });
const pods = (name: string, before: object, after: object, words: string) =>
  row(name, 'kubernetes_deployment_v1', before, after, words);
const scaler = (name: string, before: object, after: object, words: string) =>
  row(name, 'kubernetes_horizontal_pod_autoscaler_v2', { spec: [before] }, { spec: [after] }, words);
const labelled = (version: string) => pod({}, { metadata: [{ labels: { 'app.kubernetes.io/version': version } }] });
const container = (one: object) => pod({ container: [{ name: 'a', ...one }] });
describeTable('what happens to pods', {
  table: podTransitions,
  catches,
  cases: [
    row(
      'pods of one node',
      'kubernetes_deployment_v1',
      {
        spec: [
          {
            template: [
              {
                spec: [
                  { affinity: [{ pod_anti_affinity: [{ required: [{ topology_key: 'kubernetes.io/hostname' }] }] }] },
                ],
              },
            ],
          },
        ],
      },
      { spec: [{ template: [{ spec: [{ affinity: [] }] }] }] },
      'may share a node',
    ),
    pods('another version of a model', labelled('1'), labelled('2'), 'model `thing` 1 → 2'),
    pods(
      'image that moves',
      container({ image: 'a/b:1' }),
      container({ image: 'a/b:latest' }),
      'whoever pushes that tag',
    ),
    pods(
      'another image',
      container({ image: 'a/b:1' }),
      container({ image: 'a/b:2' }),
      'runs `a/b:2` instead of `a/b:1`',
    ),
    pods('no pods', { spec: [{ replicas: '2' }] }, { spec: [{ replicas: '0' }] }, 'has no pods any more'),
    pods(
      'killed before they are done',
      pod({ termination_grace_period_seconds: 60 }),
      pod({ termination_grace_period_seconds: 5 }),
      'with requests in them',
    ),
    pods(
      'less time to end',
      pod({ termination_grace_period_seconds: 60 }),
      pod({ termination_grace_period_seconds: 45 }),
      'are killed 45 s after',
    ),
    pods(
      'nothing waits for requests',
      container({ lifecycle: [{ pre_stop: [{ exec: [{ command: ['a'] }] }] }] }),
      container({}),
      'end without their preStop',
    ),
    pods(
      'ready before it answers',
      container({ readiness_probe: [{ period_seconds: 5 }] }),
      container({}),
      'before they can answer',
    ),
    pods(
      'privileged pods',
      container({ security_context: [{ privileged: false }] }),
      container({ security_context: [{ privileged: true }] }),
      'may do what their node may',
    ),
    scaler('one pod is enough', { min_replicas: 2 }, { min_replicas: 1 }, 'may run with 1 pod: when its node goes'),
    scaler('fewer pods at least', { min_replicas: 4 }, { min_replicas: 2 }, 'may run with 2 pods, instead of 4'),
    scaler('fewer pods at most', { max_replicas: 4 }, { max_replicas: 2 }, 'grows to 2 pods at most'),
    scaler('more pods at most', { max_replicas: 4 }, { max_replicas: 8 }, 'may grow to 8 pods'),
  ],
});

const values = (one: object) => ({ values: [JSON.stringify(one)] });
const release = (name: string, before: object, after: object, words: string) =>
  row(name, 'helm_release', before, after, words);
const budget = (maxUnavailable: unknown) => values({ objects: [{ spec: { maxUnavailable } }] });
describeTable('what happens to helm releases', {
  table: releaseTransitions,
  catches,
  cases: [
    release(
      'warnings unheeded',
      values({ enableSqsTerminationDraining: true }),
      values({ enableSqsTerminationDraining: false }),
      'no longer heeds Spot warnings',
    ),
    release(
      'drain cut off',
      values({ nodeTerminationGracePeriod: 120 }),
      values({ nodeTerminationGracePeriod: 20 }),
      'drains a node for 20 s',
    ),
    release('all pods at once', budget(1), budget('100%'), 'may take all pods of'),
    release('more pods at once', budget(1), budget(2), 'may take 2 pods of'),
    release('a single replica', values({ replicas: 2 }), values({ replicas: 1 }), 'runs with 1 replica'),
    release('another chart', { version: '1.0.0' }, { version: '2.0.0' }, 'chart `thing` 1.0.0 → 2.0.0'),
  ],
});

const weights = (weight: number) => ({
  metadata: [
    {
      annotations: {
        'alb.ingress.kubernetes.io/actions.forward': JSON.stringify({
          forwardConfig: {
            targetGroups: [
              { serviceName: 'a', weight: 100 - weight },
              { serviceName: 'a-canary', weight },
            ],
          },
        }),
      },
    },
  ],
});
const annotation = (name: string, value: string) => ({
  metadata: [{ annotations: { [`alb.ingress.kubernetes.io/${name}`]: value } }],
});
describeTable('what happens to requests', {
  table: requestTransitions,
  catches,
  cases: [
    row('canary gets everything', 'kubernetes_ingress_v1', weights(10), weights(100), 'go to `a-canary`'),
    row('another weight', 'kubernetes_ingress_v1', weights(10), weights(30), '`a-canary` gets 30 %'),
    row(
      'old TLS',
      'kubernetes_ingress_v1',
      annotation('ssl-policy', 'ELBSecurityPolicy-TLS13-1-2-2021-06'),
      annotation('ssl-policy', 'ELBSecurityPolicy-TLS-1-0-2015-04'),
      'TLS below 1.2',
    ),
    row(
      'another certificate',
      'kubernetes_ingress_v1',
      annotation('certificate-arn', 'a'),
      annotation('certificate-arn', 'b'),
      'another certificate is shown',
    ),
    ...(
      [
        ['no web ACL any more', 'none', 'no web ACL looks at requests'],
        ['another web ACL', 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/b/2', 'another web ACL looks at'],
      ] as const
    ).map(([name, after, words]) =>
      row(
        name,
        'kubernetes_ingress_v1',
        annotation('wafv2-acl-arn', 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/a/1'),
        annotation('wafv2-acl-arn', after),
        words,
      ),
    ),
    row(
      'more requests of one address',
      'aws_wafv2_web_acl',
      rate(100),
      rate(900),
      'lets an address send 900 requests, instead of 100',
    ),
    row(
      'fewer requests of one address',
      'aws_wafv2_web_acl',
      rate(900),
      rate(100),
      'refuses requests of an address from 100 on',
    ),
    row(
      'other rules of a web ACL',
      'aws_wafv2_web_acl',
      rate(100),
      { rule_json: '[]' },
      'judges requests by other rules',
    ),
    row(
      'another address',
      'aws_route53_record',
      { records: ['192.0.2.1'] },
      { records: ['192.0.2.2'] },
      'is led elsewhere',
    ),
    row(
      'another health check',
      'kubernetes_ingress_v1',
      annotation('healthcheck-path', '/v1/models/a/metadata'),
      annotation('healthcheck-path', '/'),
      'asks pods of `thing` for another path, `/`',
    ),
    row('another way out', 'aws_route', { nat_gateway_id: 'nat-1' }, { nat_gateway_id: 'nat-2' }, 'takes another way'),
  ],
});

const fresh = (name: string, type: string, after: object, words: string) =>
  [name, { type, before: {}, after, words }, words] as const;
describeTable('settings that let somebody in', {
  table: exposureTransitions,
  catches: ({ type, after, words }: Example) =>
    says(words, [{ address: `${type}.x`, actions: ['create'], after: { name: 'thing', ...after } }]) ||
    catches({ type, before: { permissions_boundary: 'a' }, after, words }),
  cases: [
    fresh(
      'bucket may be public',
      'aws_s3_bucket_public_access_block',
      { block_public_acls: false },
      'may be made public',
    ),
    fresh(
      'account may be public',
      'aws_s3_account_public_access_block',
      { block_public_acls: false },
      'buckets of the account',
    ),
    fresh(
      'role of the node for its pods',
      'aws_instance',
      { metadata_options: [{ http_tokens: 'optional' }] },
      'IMDSv1 is on',
    ),
    fresh(
      'answers for pods',
      'aws_launch_template',
      { metadata_options: [{ http_put_response_hop_limit: 3 }] },
      'its answers go 3 hops',
    ),
    fresh('balancer outside', 'aws_lb', { internal: false }, 'has public addresses'),
    fresh('public machines', 'aws_subnet', { map_public_ip_on_launch: true }, 'get public addresses'),
    fresh('public database', 'aws_db_instance', { publicly_accessible: true }, 'has a public address'),
    fresh('node ports', 'kubernetes_service_v1', { spec: [{ type: 'NodePort' }] }, 'on a port of every node'),
    fresh(
      'administrator of a cluster',
      'aws_eks_access_policy_association',
      { policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy' },
      'administrator of the cluster from now on: `thing`',
    ),
    fresh(
      'master of a cluster',
      'aws_eks_access_entry',
      { kubernetes_groups: ['system:masters'] },
      'administrator of the cluster from now on: `thing`',
    ),
    fresh(
      'bound to cluster-admin',
      'kubernetes_cluster_role_binding_v1',
      { role_ref: [{ name: 'cluster-admin' }] },
      'who is bound by `thing`',
    ),
    fresh(
      'administrator of the account',
      'aws_iam_user_policy_attachment',
      { policy_arn: 'arn:aws:iam::aws:policy/PowerUserAccess' },
      'may do everything in the account',
    ),
    fresh(
      'administrator of single sign-on',
      'aws_ssoadmin_managed_policy_attachment',
      { managed_policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      'who has this permission set',
    ),
    fresh('boundary off', 'aws_iam_role', {}, 'loses its permissions boundary'),
  ],
});

describe('a row of a transition', () => {
  const all = [
    dataTransitions,
    exposureTransitions,
    lockTransitions,
    nodeTransitions,
    podTransitions,
    releaseTransitions,
    requestTransitions,
    watchTransitions,
  ];

  it.each(all.flatMap((table) => Object.entries(table)))('%s says where it is written', (_, { source, words }) => {
    expect(source.length).toBeGreaterThan(10);
    expect(words.replaceAll(/\{(?:name|from|to|key)\}/g, '')).not.toMatch(/[{}]/);
  });

  it('does not take words of a plan for a place to fill', () => {
    const change = (version: string) => ({
      spec: [{ template: [{ metadata: [{ labels: { 'app.kubernetes.io/version': version } }] }] }],
    });
    const [said] = meaningOf([
      {
        address: 'kubernetes_deployment_v1.x',
        before: { metadata: [{ name: '`{to}`' }], ...change('a') },
        after: { metadata: [{ name: '`{to}`' }], ...change('{name}') },
      },
    ]);
    expect(said?.text).toBe('model `` `{to}` `` `a` → `{name}`');
  });
});
