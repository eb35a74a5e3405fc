import { MetricsServer } from '@spot-serving/autoscaling';
import {
  Cluster,
  groupName,
  interruptionHooks,
  InterruptionQueue,
  managedTag,
  ServingPools,
} from '@spot-serving/eks-spot';
import { allRules, findings } from '@spot-serving/guardrails/findings';
import { ClusterProviders } from '@spot-serving/helm-release';
import { aNetwork, synth } from '@spot-serving/testkit';

const place = { name: 'test-app', region: 'eu-west-1', account: '111122223333' };
const pool = { instanceTypes: ['m6i.large', 'm6a.large', 'm7i.large', 'm7a.large'], maxSize: 6 };

/** The real cluster with a Spot pool, its fallback and the interruption queue, and a controller. */
const stack = synth((scope) => {
  const administrators = ['arn:aws:iam::111122223333:role/platform-admin'];
  const cluster = new Cluster(scope, 'Cluster', { ...place, version: '1.35', network: aNetwork(), administrators });
  const nodes = { access: cluster.nodes, lifecycleHooks: interruptionHooks(), managedTag: managedTag(place.name) };
  new ClusterProviders(scope, 'Providers', { cluster, region: place.region });
  new MetricsServer(scope, 'MetricsServer');
  new ServingPools(scope, 'Pools', { cluster, nodes, spot: { general: pool }, fallback: pool });
  new InterruptionQueue(scope, 'Interruptions', {
    ...place,
    groupNames: ['general', 'fallback'].map((name) => groupName(place.name, name)),
  });
});

type Json = Record<string, unknown>;

/** The stack with `path` set to `value` in every resource of `type`, and in them alone; `undefined` takes it away. */
function mutated(type: string, path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(stack)) as { readonly resource: Record<string, Record<string, Json>> };
  const bodies = Object.values(copy.resource[type] ?? {});
  if (bodies.length === 0) throw new Error(`the stack has no ${type}`);
  for (const body of bodies) setIn(body, path.split('.'), value);
  return copy;
}

function setIn(body: Json, [first = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) setIn((body[first] ??= {}) as Json, rest, value);
  else body[first] = value;
}

const group = 'aws_autoscaling_group';
const distribution = 'mixed_instances_policy.instances_distribution';
const oneType = [{ instance_type: 'm6i.large' }];
const everybody = { endpoint_public_access: true, public_access_cidrs: ['0.0.0.0/0'] };
const otherLabels = '${base64encode("node.eks.aws --node-labels=spot-serving.dev/workload=batch")}';
const warningsByGroup = JSON.stringify({ source: ['aws.ec2'], detail: { AutoScalingGroupName: ['test-app-general'] } });

/** The one rule that must speak up, the type, the path below it, and the value that is wrong. */
const mutations: [string, string, string, unknown][] = [
  ['cluster-access', 'aws_eks_cluster', 'access_config.authentication_mode', 'CONFIG_MAP'],
  ['cluster-access', 'aws_eks_cluster', 'access_config.bootstrap_cluster_creator_admin_permissions', undefined],
  ['cluster-endpoint', 'aws_eks_cluster', 'vpc_config', everybody],
  ['cluster-logs', 'aws_eks_cluster', 'enabled_cluster_log_types', ['api']],
  ['cluster-logs', 'aws_eks_cluster', 'name', 'other'],
  ['cluster-secrets', 'aws_eks_cluster', 'encryption_config', undefined],
  ['kms-key-rotation', 'aws_kms_key', 'enable_key_rotation', false],
  ['log-group-own-key', 'aws_cloudwatch_log_group', 'kms_key_id', undefined],
  ['log-group-retention', 'aws_cloudwatch_log_group', 'retention_in_days', 0],
  ['security-group-ingress', 'aws_vpc_security_group_ingress_rule', 'cidr_ipv4', '0.0.0.0/0'],
  ['node-group-on-demand', 'aws_eks_node_group', 'capacity_type', 'SPOT'],
  ['node-group-template', 'aws_eks_node_group', 'launch_template', undefined],
  ['node-metadata', 'aws_launch_template', 'metadata_options.http_tokens', 'optional'],
  ['node-metadata', 'aws_launch_template', 'metadata_options.http_put_response_hop_limit', 2],
  ['node-public-address', 'aws_launch_template', 'network_interfaces', [{ associate_public_ip_address: 'true' }]],
  ['node-volumes', 'aws_launch_template', 'block_device_mappings.0.ebs.encrypted', 'false'],
  ['node-volumes', 'aws_launch_template', 'block_device_mappings.0.ebs.kms_key_id', undefined],
  ['spot-allocation', group, `${distribution}.spot_allocation_strategy`, 'lowest-price'],
  ['spot-allocation', group, `${distribution}.spot_max_price`, '0.04'],
  ['spot-diversity', group, 'mixed_instances_policy.launch_template.override', oneType],
  ['spot-drain', group, 'initial_lifecycle_hook', []],
  ['spot-rebalance', group, 'capacity_rebalance', false],
  ['spot-rebalance', group, 'suspended_processes', []],
  ['spot-zones', group, 'vpc_zone_identifier', ['subnet-1000000000000000a']],
  ['group-desired-capacity', group, 'lifecycle.ignore_changes', []],
  ['group-templates', 'aws_launch_template', 'user_data', otherLabels],
  ['queue-encryption', 'aws_sqs_queue', 'sqs_managed_sse_enabled', false],
  ['queue-tls-only', 'aws_sqs_queue_policy', 'policy', '{}'],
  ['event-group-filter', 'aws_cloudwatch_event_rule', 'event_pattern', warningsByGroup],
  ['release-on-demand', 'helm_release', 'values', ['{"replicas":2}']],
  [
    'iam-wildcard-write',
    'aws_iam_role_policy',
    'policy',
    JSON.stringify({ Statement: { Effect: 'Allow', Action: 'ec2:*', Resource: '*' } }),
  ],
];

/** Rules that are tried on this stack; the others are in guardrails.test.ts, on the apps. */
const rules = allRules.filter(({ id }) => [...mutations.map(([rule]) => rule), 'group-discovery'].includes(id));

describe('the guardrails', () => {
  it('have nothing to say of a cluster, its pools, its queue and a controller as they are', () => {
    expect(findings(stack, rules)).toEqual([]);
  });

  it.each(mutations)('of them %s alone speaks up when %s has another %s', (rule, type, path, value) => {
    expect(new Set(findings(mutated(type, path, value), rules).map((finding) => finding.rule))).toEqual(
      new Set([rule]),
    );
  });

  it('find a group that the autoscaler cannot discover', () => {
    const tag = Object.values(stack.resource?.[group] ?? {}).flatMap(
      (body) => (body as { readonly tag: { readonly key: string }[] }).tag,
    );
    const undiscovered = tag.filter(
      ({ key }) => key !== 'k8s.io/cluster-autoscaler/enabled' && !key.endsWith('lifecycle'),
    );
    expect(findings(mutated(group, 'tag', undiscovered)).map(({ rule }) => rule)).toContain('group-discovery');
  });
});
