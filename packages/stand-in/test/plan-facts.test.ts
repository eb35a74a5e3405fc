import { describeType } from '../src';
import { plannedState } from '../src/behaviour/planned-state';
import { unconfigured } from '../src/behaviour/provider-settings';
import { replacedBy } from '../src/behaviour/replaced-by';
import { typeKnowledge } from '../src/type-knowledge';
import { blockFromJson, type Json } from '../src/value/from-json';
import { sameJson } from '../src/value/same-json';
import type { Value } from '../src/value/value';
import { blockOf, configurationOf } from './corpus/case';

function planned(
  type: string,
  values: Readonly<Record<string, unknown>>,
  before?: Readonly<Record<string, unknown>>,
): Value {
  const block = describeType(type, 'resource', __dirname)?.block ?? blockOf(type);
  const read = (one: Readonly<Record<string, unknown>>): Value =>
    blockFromJson(configurationOf(type, one) as Json, block);
  const { rule } = typeKnowledge(type, block, {});
  const query = { type, block, settings: unconfigured, rule };
  const prior =
    before === undefined ? null : plannedState({ ...query, prior: null, proposed: read(before), config: read(before) });
  return plannedState({ ...query, prior, proposed: read(values), config: read(values) });
}

describe('a plan', () => {
  it.each<[string, string, Record<string, unknown>, object]>([
    ['defaults of the provider', 'aws_vpc', {}, { enable_dns_support: true, instance_tenancy: 'default' }],
    [
      'a default of the group',
      'aws_security_group',
      {},
      { description: 'Managed by Terraform', revoke_rules_on_delete: false },
    ],
    [
      'a default inside of blocks',
      'kubernetes_deployment_v1',
      {},
      {
        spec: [
          {
            revision_history_limit: 10,
            template: [{ spec: [{ automount_service_account_token: true, restart_policy: 'Always' }] }],
          },
        ],
      },
    ],
    ["helm's defaults", 'helm_release', {}, { atomic: false, namespace: 'default', timeout: 300, wait: true }],
    ['a default of a nested attribute', 'helm_release', { set: [{ name: 'a', value: 'b' }] }, { set: [{ type: '' }] }],
    ['what the configuration says', 'aws_vpc', { enable_dns_support: false }, { enable_dns_support: false }],
    [
      'the domain among the names of a certificate',
      'aws_acm_certificate',
      { domain_name: 'a.example', subject_alternative_names: ['b.example'], validation_method: 'DNS' },
      { subject_alternative_names: ['a.example', 'b.example'] },
    ],
    [
      'nothing of a write-only argument',
      'kubernetes_secret_v1',
      { data_wo: { a: 'secret' }, data_wo_revision: 1 },
      { data_wo: null, data_wo_revision: 1 },
    ],
    [
      'nothing of a write-only parameter',
      'aws_ssm_parameter',
      { name: 'a', type: 'SecureString', value_wo: 'secret', value_wo_version: 1 },
      { value_wo: null },
    ],
  ])('shows %s', (_what, type, values, expected) => {
    expect(planned(type, values)).toMatchObject(expected);
  });

  it('goes back to a default when an argument goes', () => {
    expect(planned('aws_vpc', {}, { enable_dns_support: false })).toMatchObject({ enable_dns_support: true });
    expect(planned('helm_release', {}, { wait: false })).toMatchObject({ wait: true });
  });

  it('keeps a policy that says the same in another way', () => {
    const policy = (action: unknown) => ({
      policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] }),
    });
    expect(planned('aws_iam_policy', policy(['s3:GetObject']), policy('s3:GetObject'))).toMatchObject(
      policy('s3:GetObject'),
    );
    expect(planned('aws_iam_policy', policy('s3:PutObject'), policy('s3:GetObject'))).toMatchObject(
      policy('s3:PutObject'),
    );
  });
});

it.each<[string, string, string, boolean]>([
  ['members in another order', '{"a":1,"b":2}', '{"b":2,"a":1}', true],
  ['white space', '{"a":1}', '{ "a": 1 }', true],
  ['a list of one', '{"a":["b"]}', '{"a":"b"}', true],
  ['another value', '{"a":1}', '{"a":2}', false],
  ['another order in a list', '[1,2]', '[2,1]', false],
  ['no JSON', 'a', 'a', false],
])('JSON that differs by %s', (_what, one, other, same) => {
  expect(sameJson(one, other)).toBe(same);
});

describe('what replaces a resource', () => {
  it.each<[string, readonly string[]]>([
    ['aws_s3_bucket', ['bucket', 'object_lock_enabled', 'object_lock_configuration.object_lock_enabled']],
    ['kubernetes_daemon_set_v1', ['metadata.name', 'spec.selector.match_labels']],
    ['kubernetes_daemonset', ['metadata.name', 'spec.selector.match_labels']],
    ['kubernetes_deployment_v1', ['metadata.namespace', 'spec.selector.match_labels']],
  ])('%s: %j', (type, paths) => {
    const { forceNew } = typeKnowledge(type, blockOf(type), {});
    const covers = (path: string): boolean =>
      path.split('.').some((_part, at, all) => forceNew.has(all.slice(0, at + 1).join('.')));
    expect(paths.filter((path) => !covers(path))).toEqual([]);
  });

  it.each<[string, Value, Value, number]>([
    ['is turned off', [{ resources: ['secrets'] }], [], 1],
    ['is turned on', [], [{ resources: ['secrets'] }], 0],
    ['stays', [{ resources: ['secrets'] }], [{ resources: ['secrets'] }], 0],
  ])('a cluster, when its encryption %s', (_what, before, after, count) => {
    const { rule } = typeKnowledge('aws_eks_cluster', blockOf('aws_eks_cluster'), {});
    expect(replacedBy(rule, { encryption_config: before }, { encryption_config: after })).toHaveLength(count);
  });
});

describe('the marks of a schema', () => {
  it.each<[string, 'resource' | 'data', string]>([
    ['aws_codebuild_webhook', 'resource', 'secret'],
    ['kubernetes_token_request_v1', 'resource', 'token'],
    ['kubernetes_secret_v1', 'resource', 'data'],
    ['aws_ssm_parameter', 'resource', 'value'],
    ['aws_eks_cluster_auth', 'data', 'token'],
    ['helm_template', 'data', 'repository_password'],
    ['helm_release', 'resource', 'repository_password'],
    ['aws_db_instance', 'resource', 'password'],
  ])('%s (%s): %s is sensitive', (type, kind, name) => {
    const { attributes = [] } = describeType(type, kind, __dirname)?.block ?? {};
    expect(attributes.find((one) => one.name === name)).toMatchObject({ sensitive: true });
  });
});
