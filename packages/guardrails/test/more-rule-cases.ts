import type { RuleCase } from './rule-cases';

const listener = (body: object): object => ({ aws_lb_listener: { it: body } });
const annotated = (annotations: Record<string, string>): object => ({
  kubernetes_ingress_v1: {
    it: {
      metadata: {
        annotations: Object.fromEntries(
          Object.entries(annotations).map(([name, value]) => [`alb.ingress.kubernetes.io/${name}`, value]),
        ),
      },
      spec: { ingress_class_name: 'alb' },
    },
  },
});
const rule = (body: object): object => ({
  aws_vpc_security_group_ingress_rule: { it: { description: 'it', ...body } },
});
const spot = (change: object = {}, more: object = {}): object => ({
  aws_autoscaling_group: {
    it: {
      name: 'spot',
      initial_lifecycle_hook: [
        { name: 'drain', lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING', heartbeat_timeout: 300 },
      ],
      mixed_instances_policy: {
        instances_distribution: { on_demand_percentage_above_base_capacity: 0 },
        launch_template: {
          override: ['m6i.large', 'm6a.large', 'm7i.large', 'm7a.large'].map((instance_type) => ({ instance_type })),
        },
      },
      ...change,
    },
  },
  ...more,
});
const hook = (heartbeat_timeout: number): object[] => [
  { name: 'drain', lifecycle_transition: 'autoscaling:EC2_INSTANCE_TERMINATING', heartbeat_timeout },
];
const byRequirements = (instance_requirements: object): object => ({
  mixed_instances_policy: {
    instances_distribution: { on_demand_percentage_above_base_capacity: 0 },
    launch_template: { override: [{ instance_requirements }] },
  },
});

const labels = { app: 'model' };
const spread = [{ topology_key: 'kubernetes.io/hostname', label_selector: [{ match_labels: labels }] }];
const deployment = (
  spec: object = {},
  pod: object = {},
  lifecycle: object = { ignore_changes: ['spec[0].replicas'] },
): object => ({
  kubernetes_deployment_v1: {
    it: {
      lifecycle,
      metadata: { name: 'model', namespace: 'serving' },
      spec: {
        replicas: '3',
        ...spec,
        template: { metadata: { labels }, spec: { topology_spread_constraint: spread, ...pod } },
      },
    },
  },
});
const budget = (spec: object, match: object = labels): object => ({
  kubernetes_pod_disruption_budget_v1: {
    it: { metadata: { name: 'model', namespace: 'serving' }, spec: { ...spec, selector: [{ match_labels: match }] } },
  },
});
const printed = (spec: object): object => ({
  helm_release: {
    it: {
      chart: './objects',
      values: [
        JSON.stringify({
          objects: [
            {
              kind: 'PodDisruptionBudget',
              metadata: { name: 'model', namespace: 'serving' },
              spec: { ...spec, selector: { matchLabels: labels } },
            },
          ],
        }),
      ],
    },
  },
});
/** The workload beside another of the same labels, on nodes that stay. */
const withFloor = (replicas: string): object => {
  const { kubernetes_deployment_v1: deployments } = deployment() as {
    readonly kubernetes_deployment_v1: { readonly it: { readonly spec: object } };
  };
  const { spec } = deployments.it;
  const floor = { metadata: { name: 'model-floor', namespace: 'serving' }, spec: { ...spec, replicas } };
  return { kubernetes_deployment_v1: { ...deployments, floor } };
};
const priority = (name: string, value: number) => ({
  kubernetes_priority_class_v1: { it: { metadata: { name }, value } },
});
const autoscaler = (spec: object = {}): object => ({
  kubernetes_horizontal_pod_autoscaler_v2: {
    it: {
      metadata: { name: 'model', namespace: 'serving' },
      spec: { min_replicas: 2, max_replicas: 6, scale_target_ref: { kind: 'Deployment', name: 'model' }, ...spec },
    },
  },
});
const image = (name: string): object => deployment({}, { container: [{ name: 'it', image: name }] });
const digest = `@sha256:${'a'.repeat(64)}`;
const chart = (values: object): object => ({
  helm_release: { it: { chart: 'it', version: '1.2.3', values: [JSON.stringify(values)] } },
});

/** Cases of the rules about networks, nodes, pods and what runs. */
export const worldCases: readonly RuleCase[] = [
  [
    'image-digest',
    'a value that is set by its path',
    {
      helm_release: {
        it: {
          set: [
            { name: 'image.repository', value: 'it' },
            { name: 'image.tag', value: `1${digest}` },
          ],
        },
      },
    },
    {
      helm_release: {
        it: {
          set: [
            { name: 'image.repository', value: 'it' },
            { name: 'image.tag', value: 'latest' },
          ],
        },
      },
    },
  ],
  [
    'image-digest',
    'a function',
    { aws_lambda_function: { it: { image_uri: `it${digest}` } } },
    { aws_lambda_function: { it: { image_uri: 'it:latest' } } },
  ],
  [
    'policy-foreign-account',
    'an administrator of a cluster',
    { aws_eks_access_policy_association: { it: { principal_arn: 'arn:aws:iam::111122223333:role/a' } } },
    { aws_eks_access_policy_association: { it: { principal_arn: 'arn:aws:iam::999999999999:role/a' } } },
  ],
  [
    'listener-tls',
    'plain HTTP',
    listener({ protocol: 'HTTP', default_action: [{ type: 'redirect', redirect: [{ protocol: 'HTTPS' }] }] }),
    listener({ protocol: 'HTTP', default_action: [{ type: 'forward' }] }),
  ],
  [
    'listener-tls',
    'the default policy',
    listener({ protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
    listener({ protocol: 'HTTPS' }),
  ],
  [
    'listener-tls',
    'TLS 1.0',
    listener({ protocol: 'TLS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
    listener({ protocol: 'TLS', ssl_policy: 'ELBSecurityPolicy-TLS-1-1-2017-01' }),
  ],
  [
    'listener-tls',
    'a policy that takes TLS 1.0 beside 1.3',
    listener({ protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' }),
    listener({ protocol: 'HTTPS', ssl_policy: 'ELBSecurityPolicy-TLS13-1-0-2021-06' }),
  ],
  [
    'listener-tls',
    'a classic one',
    { aws_elb: { it: { listener: [{ lb_protocol: 'https' }] } } },
    { aws_elb: { it: { listener: [{ lb_protocol: 'http' }] } } },
  ],
  [
    'ingress-tls',
    'plain HTTP',
    annotated({
      'listen-ports': '[{"HTTP":80},{"HTTPS":443}]',
      'ssl-redirect': '443',
      'ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    }),
    annotated({ 'listen-ports': '[{"HTTP":80}]' }),
  ],
  [
    'ingress-tls',
    'an old policy',
    annotated({ 'listen-ports': '[{"HTTPS":443}]', 'ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06' }),
    annotated({ 'listen-ports': '[{"HTTPS":443}]', 'ssl-policy': 'ELBSecurityPolicy-2016-08' }),
  ],
  [
    'ingress-exposure',
    'everybody',
    annotated({ scheme: 'internet-facing', 'inbound-cidrs': '198.51.100.0/24' }),
    annotated({ scheme: 'internet-facing' }),
  ],
  [
    'ingress-exposure',
    'everybody in halves',
    annotated({ scheme: 'internal' }),
    annotated({ scheme: 'internet-facing', 'inbound-cidrs': '0.0.0.0/1, 128.0.0.0/1' }),
  ],
  [
    'ingress-exposure',
    'everybody, asked for nothing',
    annotated({ scheme: 'internet-facing', 'jwt-validation': '{}' }),
    annotated({ scheme: 'internet-facing', 'auth-type': 'none' }),
  ],
  [
    'ingress-exposure',
    'a Service',
    {
      kubernetes_service_v1: {
        it: { spec: { type: 'LoadBalancer', load_balancer_source_ranges: ['198.51.100.0/24'] } },
      },
    },
    { kubernetes_service_v1: { it: { spec: [{ type: 'LoadBalancer' }] } } },
  ],
  [
    'security-group-ingress',
    'two halves in one rule',
    {
      aws_security_group: { it: { description: 'it', ingress: [{ description: 'it', cidr_blocks: ['10.0.0.0/8'] }] } },
    },
    {
      aws_security_group: {
        it: { description: 'it', ingress: [{ description: 'it', cidr_blocks: ['0.0.0.0/1', '128.0.0.0/1'] }] },
      },
    },
  ],
  [
    'security-group-ingress',
    'many parts in rules of one group',
    rule({ cidr_ipv4: '198.51.100.0/24' }),
    {
      aws_vpc_security_group_ingress_rule: Object.fromEntries(
        [8, 9].map((part) => [
          `r${part}`,
          { description: 'it', security_group_id: 'sg-1', cidr_ipv4: `${part}.0.0.0/8` },
        ]),
      ),
    },
  ],
  [
    'security-group-ingress',
    'a prefix list',
    rule({ prefix_list_id: 'pl-1' }),
    {
      ...rule({ prefix_list_id: '${aws_ec2_managed_prefix_list.all.id}' }),
      aws_ec2_managed_prefix_list: { all: { entry: [{ cidr: '0.0.0.0/1' }] } },
    },
  ],
  [
    'security-group-ingress',
    'the older rule',
    { aws_security_group_rule: { it: { description: 'it', type: 'egress', cidr_blocks: ['0.0.0.0/0'] } } },
    { aws_security_group_rule: { it: { description: 'it', type: 'ingress', ipv6_cidr_blocks: ['::/1', '8000::/1'] } } },
  ],
  [
    'security-group-ingress',
    'a dynamic block',
    { aws_security_group: { it: { description: 'it' } } },
    {
      aws_security_group: {
        it: {
          description: 'it',
          dynamic: {
            ingress: { for_each: '${var.ports}', content: { description: 'it', cidr_blocks: ['0.0.0.0/0'] } },
          },
        },
      },
    },
  ],
  [
    'security-group-egress',
    'everything to everybody',
    { aws_vpc_security_group_egress_rule: { it: { description: 'it', ip_protocol: 'tcp', cidr_ipv4: '0.0.0.0/0' } } },
    { aws_vpc_security_group_egress_rule: { it: { description: 'it', ip_protocol: '-1', cidr_ipv4: '0.0.0.0/0' } } },
  ],
  ['security-group-description', 'a rule', rule({}), rule({ description: '' })],
  [
    'security-group-description',
    'a group',
    { aws_security_group: { it: { description: 'Nodes' } } },
    { aws_security_group: { it: {} } },
  ],
  [
    'instance-metadata',
    'a plain request',
    { aws_instance: { it: { metadata_options: { http_tokens: 'required' } } } },
    { aws_instance: { it: {} } },
  ],
  [
    'instance-metadata',
    'an old group',
    { aws_launch_configuration: { it: { metadata_options: [{ http_endpoint: 'disabled' }] } } },
    { aws_launch_configuration: { it: { metadata_options: [{ http_tokens: 'optional' }] } } },
  ],
  ['spot-drain', 'a hook of 30 s', spot(), spot({ initial_lifecycle_hook: hook(30) })],
  [
    'spot-drain',
    'a hook as long as the warning',
    spot({ initial_lifecycle_hook: hook(121) }),
    spot({ initial_lifecycle_hook: hook(120) }),
  ],
  [
    'spot-drain',
    'a hook of its own',
    spot({}, { aws_autoscaling_lifecycle_hook: { it: { autoscaling_group_name: 'other', ...hook(30)[0] } } }),
    spot(
      {},
      {
        aws_autoscaling_lifecycle_hook: {
          it: { autoscaling_group_name: '${aws_autoscaling_group.it.name}', ...hook(30)[0] },
        },
      },
    ),
  ],
  [
    'spot-diversity',
    'types by their attributes',
    spot(byRequirements({ vcpu_count: [{ min: 2 }] })),
    spot(byRequirements({ allowed_instance_types: ['m6i.large'] })),
  ],
  ['spot-request', 'one instance', { aws_instance: { it: {} } }, { aws_spot_instance_request: { it: {} } }],
  [
    'spot-request',
    'an instance that asks for Spot',
    { aws_ec2_fleet: { it: { spot_options: { allocation_strategy: 'price-capacity-optimized' } } } },
    { aws_instance: { it: { instance_market_options: [{ market_type: 'spot' }] } } },
  ],
  [
    'spot-request',
    'the cheapest first',
    { aws_spot_fleet_request: { it: { allocation_strategy: 'priceCapacityOptimized' } } },
    { aws_spot_fleet_request: { it: { allocation_strategy: 'lowestPrice' } } },
  ],
  [
    'budget-coherence',
    'nobody may go',
    { ...deployment(), ...budget({ max_unavailable: '1' }) },
    { ...deployment(), ...budget({ max_unavailable: '0' }) },
  ],
  [
    'budget-coherence',
    'as many as there are',
    { ...deployment(), ...budget({ min_available: '2' }) },
    { ...deployment(), ...budget({ min_available: 3 }) },
  ],
  [
    'budget-coherence',
    'all, as a share',
    { ...deployment(), ...budget({ min_available: '60%' }) },
    { ...deployment(), ...budget({ min_available: '100%' }) },
  ],
  [
    'budget-coherence',
    'more than the autoscaler keeps',
    { ...deployment(), ...autoscaler({ min_replicas: 3 }), ...budget({ min_available: '2' }) },
    { ...deployment(), ...autoscaler(), ...budget({ min_available: '2' }) },
  ],
  [
    'budget-coherence',
    'of no pods',
    { ...deployment(), ...budget({ max_unavailable: 1 }) },
    { ...deployment(), ...budget({ max_unavailable: 1 }, { app: 'modle' }) },
  ],
  [
    'budget-coherence',
    'in a chart that prints it',
    { ...deployment(), ...printed({ maxUnavailable: 1 }) },
    { ...deployment(), ...printed({ maxUnavailable: 0 }) },
  ],
  [
    'budget-coherence',
    'two of the same pods',
    { ...deployment(), ...budget({ max_unavailable: 1 }) },
    {
      ...deployment(),
      kubernetes_pod_disruption_budget_v1: Object.fromEntries(
        ['a', 'b'].map((name) => [
          name,
          {
            metadata: { name, namespace: 'serving' },
            spec: { max_unavailable: 1, selector: { match_labels: labels } },
          },
        ]),
      ),
    },
  ],
  [
    'autoscaler-coherence',
    'one pod',
    { ...deployment(), ...autoscaler() },
    { ...deployment(), ...autoscaler({ min_replicas: 1 }) },
  ],
  [
    'autoscaler-coherence',
    'one pod and others that the same budget counts',
    { ...withFloor('1'), ...autoscaler({ min_replicas: 1 }), ...budget({ max_unavailable: '1' }) },
    { ...withFloor('1'), ...autoscaler({ min_replicas: 1 }) },
  ],
  [
    'autoscaler-coherence',
    'no room',
    { ...deployment(), ...autoscaler() },
    { ...deployment(), ...autoscaler({ max_replicas: 1 }) },
  ],
  [
    'autoscaler-coherence',
    'a name that is not there',
    { ...deployment(), ...autoscaler() },
    { ...deployment(), ...autoscaler({ scale_target_ref: { kind: 'Deployment', name: 'modle' } }) },
  ],
  [
    'autoscaler-coherence',
    'replicas that an apply puts back',
    { ...deployment(), ...autoscaler() },
    { ...deployment({}, {}, {}), ...autoscaler() },
  ],
  [
    'spread-coherence',
    'placeholders give way to all others',
    { ...deployment({}, { topology_spread_constraint: [], priority_class_name: 'low' }), ...priority('low', -10) },
    { ...deployment({}, { topology_spread_constraint: [], priority_class_name: 'low' }), ...priority('low', 10) },
  ],
  ['spread-coherence', 'nothing keeps them apart', deployment(), deployment({}, { topology_spread_constraint: [] })],
  [
    'spread-coherence',
    'labels that no pod has',
    deployment(),
    deployment(
      {},
      {
        topology_spread_constraint: [
          { topology_key: 'kubernetes.io/hostname', label_selector: [{ match_labels: { app: 'modle' } }] },
        ],
      },
    ),
  ],
  [
    'spread-coherence',
    'over nothing that fails',
    deployment({ replicas: '1' }, { topology_spread_constraint: [] }),
    deployment(
      {},
      {
        topology_spread_constraint: [{ topology_key: 'kubernetes.io/os', label_selector: [{ match_labels: labels }] }],
      },
    ),
  ],
  ['image-digest', ':latest', image(`model${digest}`), image('model:latest')],
  ['image-digest', 'no tag', image(`registry:5000/model:1${digest}`), image('registry:5000/model')],
  ['image-digest', 'a tag', image(`model:1${digest}`), image('model:1.2.3')],
  [
    'image-digest',
    'in values of a chart',
    chart({ controller: { image: { repository: 'it', tag: 'v1', digest: `sha256:${'a'.repeat(64)}` } } }),
    chart({ controller: { image: { repository: 'it', tag: 'latest' } } }),
  ],
  [
    'image-digest',
    'in a task',
    { aws_ecs_task_definition: { it: { container_definitions: JSON.stringify([{ image: `it${digest}` }]) } } },
    { aws_ecs_task_definition: { it: { container_definitions: '[{"image":"it:latest"}]' } } },
  ],
  ['version-pin', 'a chart', chart({}), { helm_release: { it: { chart: 'it', values: ['{}'] } } }],
  [
    'version-pin',
    'an add-on',
    { aws_eks_addon: { it: { addon_version: 'v1.2.3-eksbuild.1' } } },
    { aws_eks_addon: { it: {} } },
  ],
  [
    'version-pin',
    'the newest image',
    { aws_launch_template: { it: { image_id: 'ami-1' } } },
    { aws_launch_template: { it: { image_id: 'resolve:ssm:/aws/service/eks/optimized-ami/recommended/image_id' } } },
  ],
  ['owner-tags', 'none', { aws_s3_bucket: { it: { tags: { owner: 'ml' } } } }, { aws_s3_bucket: { it: {} } }],
  [
    'aws-quota',
    'a policy too long',
    { aws_iam_policy: { it: { policy: 'x'.repeat(6144) } } },
    { aws_iam_policy: { it: { policy: 'x'.repeat(6145) } } },
  ],
  [
    'aws-quota',
    'a name too long',
    { aws_lb: { it: { name: 'x'.repeat(32) } } },
    { aws_lb: { it: { name: 'x'.repeat(33) } } },
  ],
  [
    'aws-quota',
    'rules of a group',
    rule({}),
    {
      aws_security_group: {
        it: {
          description: 'it',
          ingress: [{ description: 'it', cidr_blocks: Array.from({ length: 61 }, (_, index) => `10.0.${index}.0/24`) }],
        },
      },
    },
  ],
];
