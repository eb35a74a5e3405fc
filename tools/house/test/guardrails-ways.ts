import { beside, type Seed, set } from './guardrails-changes';

const [network, cluster] = ['prod-eu-west-1-network', 'prod-eu-west-1-cluster'];
const [serving] = ['dev-eu-west-1-serving'];
const pods = 'kubernetes_deployment_v1';
const ingress = 'kubernetes_ingress_v1';
const annotations = 'metadata.annotations';

/** The same of rules on the ways in and out, machines and pods. */
export const ways: readonly Seed[] = [
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
