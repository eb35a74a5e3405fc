import { and, type Change, policyOf, type Seed, set, without } from './guardrails-changes';

const network = 'prod-eu-west-1-network';
const [models, cluster, production] = ['models', 'cluster', 'serving'].map((name) => `prod-eu-west-1-${name}`) as [
  string,
  string,
  string,
];
const pods = 'kubernetes_deployment_v1';
const ingress = 'kubernetes_ingress_v1';
const annotations = 'metadata.annotations';
const balanced = {
  'alb.ingress.kubernetes.io/scheme': 'internal',
  'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS":443}]',
  'alb.ingress.kubernetes.io/ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
};
const readModels = { Action: 's3:GetObject', Resource: 'arn:aws:s3:::prod-eu-west-1-models-444455556666/*' };

/** The stack as a plan that does not know yet from which addresses a security group lets in. */
const asPlan: Change = (stack) => {
  const type = 'aws_vpc_security_group_ingress_rule';
  const rules = Object.entries(stack.resource[type] ?? {}).map(([name, after]) => ({
    ...{ address: `${type}.${name}`, type, name, mode: 'managed' },
    change: { actions: ['create'], after, after_unknown: { cidr_ipv4: true } },
    expressions: { cidr_ipv4: { references: ['data.http.office.response_body'] } },
  }));
  const configuration = { root_module: { resources: rules } };
  Object.assign(stack, { format_version: '1.2', planned_values: {}, resource_changes: rules, configuration });
};

/** The same of rules on the ways of a model: who asks it, where its pods reach, who reads its files, who hears of it. */
export const ofModels: readonly Seed[] = [
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
  ['endpoint-perimeter', 'the endpoint leads to every bucket', network, set('aws_vpc_endpoint', 'policy', undefined)],
  ['known-exposure', 'a plan does not know who comes in', cluster, asPlan],
  ['topic-subscriber', 'nobody hears of alarms', cluster, without('aws_sns_topic_subscription')],
  [
    'model-manifest',
    'a version by its number alone',
    production,
    set(pods, 'spec.template.spec.init_container.0.env', [{ name: 'MODEL_URI', value: 's3://models/resnet/6' }]),
  ],
];
