import { placeholderDigest } from '@spot-serving/core/vocabulary';

import { policy, type RuleCase } from './rule-cases';

const labels = { app: 'model' };
const ingress = (annotations: Record<string, string> = {}): object => ({
  kubernetes_ingress_v1: {
    it: {
      metadata: {
        namespace: 'serving',
        annotations: Object.fromEntries(
          Object.entries({ subnets: 'subnet-1', ...annotations }).map(([name, value]) => [
            `alb.ingress.kubernetes.io/${name}`,
            value,
          ]),
        ),
      },
      spec: { ingress_class_name: 'alb' },
    },
  },
});
const networkPolicy = (spec: object, namespace = 'serving'): object => ({
  kubernetes_network_policy_v1: {
    it: { metadata: { name: 'model', namespace }, spec: { pod_selector: { match_labels: labels }, ...spec } },
  },
});
const from = (...peers: object[]): object => networkPolicy({ policy_types: ['Ingress'], ingress: [{ from: peers }] });
const to = (ports: object[], ...peers: object[]): object =>
  networkPolicy({ policy_types: ['Egress'], egress: [{ to: peers, ports }] });
const block = (cidr: string): object => ({ ip_block: { cidr } });
const https = [{ port: '443', protocol: 'TCP' }];
const pods = (container: object = {}): object => ({
  kubernetes_deployment_v1: {
    it: {
      lifecycle: { ignore_changes: ['spec[0].replicas'] },
      metadata: { name: 'model', namespace: 'serving' },
      spec: {
        replicas: '1',
        template: { metadata: { labels }, spec: { container: [{ name: 'loader', ...container }] } },
      },
    },
  },
});
const both = { policy_types: ['Ingress', 'Egress'] };
const cidrOf = { cidr_block: '10.0.64.0/20' };
const nodes = {
  aws_subnet: { nodes: cidrOf, balancer: { cidr_block: '10.0.252.0/24' } },
  aws_eks_node_group: { it: { subnet_ids: ['${aws_subnet.nodes.id}'] } },
};
const jwt = (claims?: object[]): object =>
  ingress({ 'jwt-validation': JSON.stringify({ issuer: 'https://id.example', additionalClaims: claims }) });
const trail = (body: object): object => ({ aws_cloudtrail: { it: { is_multi_region_trail: true, ...body } } });
const selector = (...fields: object[]): object => ({ advanced_event_selector: [{ field_selector: fields }] });
const management = { field: 'eventCategory', equals: ['Management'] };
const topic = { aws_sns_topic: { it: { name: 'on-call' } } };
const alarm = { aws_cloudwatch_metric_alarm: { it: { alarm_actions: ['${aws_sns_topic.it.arn}'] } } };
const heard = { aws_sns_topic_subscription: { it: { topic_arn: '${aws_sns_topic.it.arn}', protocol: 'email' } } };
const digest = `sha256:${'a'.repeat(64)}`;
const loader = (MANIFEST_DIGEST?: string): object =>
  pods({
    env: [
      { name: 'MODEL_URI', value: 's3://models/resnet/6' },
      ...(MANIFEST_DIGEST === undefined ? [] : [{ name: 'MANIFEST_DIGEST', value: MANIFEST_DIGEST }]),
    ],
  });
const identity = (...statements: object[]): object => ({
  aws_iam_policy: {
    it: { policy: JSON.stringify({ Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) }) },
  },
});
const write = { Action: 's3:PutObject', Resource: 'arn:aws:s3:::models/*' };
const read = (Resource: string): object => ({ Action: 's3:GetObject', Resource });

const every = { Principal: '*', Action: '*', Resource: '*' };
const endpoint = (text: string | undefined): object => ({
  aws_vpc_endpoint: { it: { service_name: 'com.amazonaws.eu-west-1.s3', policy: text } },
});

/** Cases of the rules about the ways of a model: who asks it, where it goes, who brings it, and who hears of that. */
export const wayCases: readonly RuleCase[] = [
  ['pod-ingress', 'no other end', from(block('10.0.252.0/24')), networkPolicy({ ingress: [{}] })],
  [
    'pod-ingress',
    'every pod',
    from({ namespace_selector: { match_labels: { name: 'monitoring' } } }),
    from({ namespace_selector: {} }),
  ],
  [
    'pod-ingress',
    'every pod, as a plan writes it',
    from({ namespace_selector: [{ match_expressions: [], match_labels: { a: 'b' } }] }),
    from({ namespace_selector: [{ match_expressions: [] }], pod_selector: [] }),
  ],
  ['pod-ingress', 'the internet', from(block('198.51.100.0/24')), from(block('0.0.0.0/1'), block('128.0.0.0/1'))],
  ['pod-ingress', 'the network', from(block('10.0.252.0/22')), from(block('10.0.0.0/16'))],
  [
    'pod-ingress',
    'the subnets of nodes',
    { ...nodes, ...from(block('10.0.252.0/24')) },
    { ...nodes, aws_subnet: { nodes: { cidr_block: '10.0.64.0/24' } }, ...from(block('10.0.64.0/24')) },
  ],
  [
    'pod-ingress',
    'no policy behind a balancer',
    { ...ingress(), ...pods(), ...networkPolicy(both) },
    { ...ingress(), ...pods(), ...networkPolicy({ policy_types: ['Egress'] }) },
  ],
  [
    'pod-egress',
    'no other end',
    to(https, block('198.51.100.0/24')),
    networkPolicy({ policy_types: ['Egress'], egress: [{}] }),
  ],
  ['pod-egress', 'the internet', to(https, block('198.51.100.0/24')), to([], block('0.0.0.0/0'))],
  ['pod-egress', 'the internet on a port', to(https, block('10.0.0.0/8')), to(https, block('0.0.0.0/0'))],
  [
    'pod-egress',
    'no policy behind a balancer',
    { ...ingress(), ...pods(), ...networkPolicy(both) },
    { ...ingress(), ...pods(), ...networkPolicy({ policy_types: ['Ingress'], ingress: [] }) },
  ],
  ['token-audience', 'no claim', jwt([{ format: 'single-string', name: 'aud', values: ['models'] }]), jwt()],
  ['token-audience', 'the issuer again', ingress(), jwt([{ name: 'iss', values: ['https://id.example'] }])],
  [
    'token-audience',
    'a claim without a value',
    jwt([{ name: 'scope', values: ['a'] }]),
    jwt([{ name: 'aud', values: [] }]),
  ],
  [
    'token-audience',
    'a listener',
    {
      aws_lb_listener: {
        it: { default_action: [{ jwt_validation: [{ additional_claim: [{ name: 'aud', values: ['models'] }] }] }] },
      },
    },
    { aws_lb_listener: { it: { default_action: [{ jwt_validation: [{ issuer: 'https://id.example' }] }] } } },
  ],
  [
    'token-audience',
    'an authorizer',
    { aws_apigatewayv2_authorizer: { it: { authorizer_type: 'JWT', jwt_configuration: [{ audience: ['models'] }] } } },
    { aws_apigatewayv2_authorizer: { it: { authorizer_type: 'JWT', jwt_configuration: [{ issuer: 'https://id' }] } } },
  ],
  [
    'balancer-subnets',
    'a balancer beside nodes',
    { ...nodes, aws_lb: { it: { internal: true, subnets: ['${aws_subnet.balancer.id}'] } } },
    { ...nodes, aws_lb: { it: { internal: true, subnets: ['${aws_subnet.nodes.id}'] } } },
  ],
  [
    'balancer-subnets',
    'a balancer beside nodes, of a module',
    {
      aws_eks_node_group: { it: { subnet_ids: '${module.vpc.private_subnets}' } },
      aws_lb: { it: { internal: false, subnets: '${module.vpc.private_subnets}' } },
    },
    {
      aws_eks_node_group: { it: { subnet_ids: '${module.vpc.private_subnets}' } },
      aws_lb: { it: { internal: true, subnets: '${module.vpc.private_subnets}' } },
    },
  ],
  [
    'balancer-subnets',
    'an Ingress beside nodes',
    { ...nodes, ...ingress({ subnets: '${aws_subnet.balancer.id}' }) },
    { ...nodes, ...ingress({ subnets: '${aws_subnet.balancer.id},${aws_subnet.nodes.id}' }) },
  ],
  ['balancer-subnets', 'subnets by tag', ingress({ scheme: 'internet-facing', subnets: '' }), ingress({ subnets: '' })],
  ['trail-management', 'data alone', trail({}), trail(selector({ field: 'eventCategory', equals: ['Data'] }))],
  [
    'trail-management',
    'reads alone',
    trail(selector(management, { field: 'readOnly', equals: ['false'] })),
    trail(selector(management, { field: 'readOnly', equals: ['true'] })),
  ],
  [
    'trail-management',
    'all but keys',
    trail({ event_selector: [{ read_write_type: 'WriteOnly' }] }),
    trail({ event_selector: [{ exclude_management_event_sources: ['kms.amazonaws.com'] }] }),
  ],
  [
    'trail-management',
    'selectors without management',
    trail({ event_selector: [{ include_management_events: true }] }),
    trail({ event_selector: [{ include_management_events: false }] }),
  ],
  ['trail-management', 'one region', trail({}), trail({ is_multi_region_trail: false })],
  ['topic-subscriber', 'nobody', { ...topic, ...alarm, ...heard }, { ...topic, ...alarm }],
  [
    'topic-subscriber',
    'nobody, by the name',
    { aws_sns_topic: { it: { name: 'orders' } } },
    { aws_sns_topic: { it: { name: 'prod-alarms' } } },
  ],
  ['model-manifest', 'no digest', loader(digest), loader()],
  ['model-manifest', 'a placeholder', loader(digest), loader(placeholderDigest)],
  [
    'model-manifest',
    'a folder as it is',
    pods({ command: ['aws', 's3', 'cp', 'a', 'b'] }),
    pods({ command: ['sh', '-c', 'aws s3 sync s3://models/resnet/6 /models'] }),
  ],
  [
    'model-manifest',
    'a server that reads the store',
    pods({ args: ['--model_base_path=/models'] }),
    pods({ args: ['--model_base_path=s3://models/resnet'] }),
  ],
  [
    'endpoint-perimeter',
    'no policy',
    endpoint(policy({ Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::models/*' })),
    endpoint(undefined),
  ],
  [
    'endpoint-perimeter',
    'every bucket',
    endpoint(policy({ ...every, Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } } })),
    endpoint(policy({ ...every, Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } } })),
  ],
  [
    'store-publisher',
    'every model',
    identity(write, read('arn:aws:s3:::models/*/manifest.sha256')),
    identity(write, read('arn:aws:s3:::models/*')),
  ],
  [
    'store-publisher',
    'every model, by a wildcard',
    identity({ Action: 's3:*', Resource: 'arn:aws:s3:::states/*' }),
    identity({ Action: 's3:*', Resource: 'arn:aws:s3:::models/*' }),
  ],
  [
    'store-publisher',
    'every model, by the policy of the bucket',
    { aws_s3_bucket_policy: { it: { policy: policy({ Principal: { AWS: '111122223333' }, ...write }) } } },
    {
      aws_s3_bucket_policy: {
        it: {
          policy: policy({
            Principal: { AWS: '111122223333' },
            Action: ['s3:PutObject', 's3:GetObject'],
            Resource: 'arn:aws:s3:::models/*',
          }),
        },
      },
    },
  ],
];
