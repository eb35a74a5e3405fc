import { join } from 'node:path';

import { synthesizeApp } from '@spot-serving/testkit';

import { LinkedApp } from './linked-app';
import { brokenLinks } from './serving-chain';

const name = 'dev-eu-west-1';
const written = synthesizeApp(join(__dirname, '..', '..', '..', 'apps', name));

/** Stack, type, id, what is written otherwise, how, and a link that breaks by it. */
type Slip = readonly [string, string, string, string, string, string];

/** The app with one text for another in the resources of a type whose ids begin so. */
function seeded([stack, type, id, from, to]: Slip): LinkedApp {
  const copy = new Map(structuredClone([...written]));
  const resources = copy.get(`${name}-${stack}`)?.resource?.[type];
  const found = Object.entries(resources ?? {}).filter(
    ([key, body]) => key.startsWith(id) && JSON.stringify(body).includes(from),
  );
  if (found.length === 0) throw new Error(`no ${type}.${id}* with ${from}`);
  for (const [key, body] of found)
    Object.assign(resources ?? {}, { [key]: JSON.parse(JSON.stringify(body).replaceAll(from, to)) as object });
  return new LinkedApp(name, copy);
}

const slips: readonly Slip[] = [
  [
    'serving',
    'aws_acm_certificate',
    'Endpoint',
    '"*.models.dev',
    '"*.model.dev',
    'certificate -> resnet.models.dev.example.com',
  ],
  ['serving', 'aws_route53_record', 'Alias_Host', 'models.dev.', 'model.dev.', 'DNS -> models.dev.example.com'],
  [
    'serving',
    'kubernetes_ingress_v1',
    'Models_resnet_Ingress_Rest',
    '7187FF72.certificate_arn',
    '7187FF72.id',
    'resnet-rest -> certificate',
  ],
  [
    'serving',
    'kubernetes_ingress_v1',
    'Models_ranker_Ingress_Grpc',
    '"dev-eu-west-1"',
    '"dev"',
    'ranker-grpc -> load balancer of the group',
  ],
  [
    'serving',
    'kubernetes_ingress_v1',
    'Models_resnet_Ingress_Rest',
    '"name":"forward"',
    '"name":"onward"',
    'resnet-rest -> action',
  ],
  [
    'serving',
    'kubernetes_ingress_v1',
    'Models_resnet_Ingress_Rest',
    'serviceName\\":\\"resnet\\"',
    'serviceName\\":\\"resnets\\"',
    'resnet-rest -> Service resnets',
  ],
  [
    'serving',
    'kubernetes_service_v1',
    'Models_resnet_StableService',
    '"port":8501',
    '"port":8502',
    'resnet-rest -> Service resnet:8501',
  ],
  [
    'serving',
    'kubernetes_service_v1',
    'Models_resnet_StableService',
    '"target_port":"grpc"',
    '"target_port":"rpc"',
    'resnet-grpc -> Service resnet:8500',
  ],
  [
    'serving',
    'kubernetes_service_v1',
    'Models_ranker_StableService',
    '"app.kubernetes.io/instance":"ranker"',
    '"app.kubernetes.io/instance":"rank"',
    'ranker-rest -> Service ranker -> pods',
  ],
  [
    'serving',
    'kubernetes_service_v1',
    'Models_resnet_CanaryService',
    '"app.kubernetes.io/instance":"resnet-canary"',
    '"app.kubernetes.io/instance":"resnet"',
    'resnet-rest -> Service resnet-canary -> pods of no other',
  ],
  ['serving', 'kubernetes_namespace_v1', 'Namespace', '"enabled"', '"yes"', 'ranker -> namespace with gates'],
  [
    'serving',
    'kubernetes_deployment_v1',
    'Models_resnet_Stable',
    '"spot-serving.dev/workload":"serving"',
    '"spot-serving.dev/workload":"models"',
    'resnet -> every pool',
  ],
  [
    'serving',
    'kubernetes_deployment_v1',
    'Models_resnet_Stable',
    '"values":["spot"]',
    '"values":["on-demand"]',
    'resnet -> Spot first',
  ],
  [
    'serving',
    'kubernetes_deployment_v1',
    'Models_resnet_Stable',
    'models-111122223333/resnet/',
    'models-111122223333/bert/',
    'resnet -> its model in the store',
  ],
  [
    'platform',
    'kubernetes_priority_class_v1',
    'PriorityClasses_Serving',
    'spot-serving-models',
    'serving-models',
    'resnet -> priority class',
  ],
  [
    'serving',
    'kubernetes_horizontal_pod_autoscaler_v2',
    'Models_resnet_Canary',
    '"kind":"Deployment","name":"resnet-canary"',
    '"kind":"Deployment","name":"canary"',
    'HPA resnet-canary -> Deployment',
  ],
  [
    'cluster',
    'aws_launch_template',
    'Pools_general',
    '--node-labels=spot-serving.dev/lifecycle=spot',
    '--node-labels=spot-serving.dev/lifecycle=cheap',
    'dev-eu-west-1-general tags -> user data',
  ],
  [
    'cluster',
    'aws_autoscaling_group',
    'Pools_general',
    'k8s.io/cluster-autoscaler/enabled',
    'k8s.io/cluster-autoscaler/on',
    'dev-eu-west-1-general -> autoscaler finds it',
  ],
  [
    'cluster',
    'aws_autoscaling_group',
    'Pools_fallback',
    '"kubernetes.io/cluster/dev-eu-west-1"',
    '"kubernetes.io/cluster/dev"',
    'dev-eu-west-1-fallback -> autoscaler may size it',
  ],
  [
    'cluster',
    'aws_autoscaling_group',
    'Pools_general',
    'termination-handler/',
    'drained-by/',
    'dev-eu-west-1-general -> handler drains it',
  ],
  [
    'cluster',
    'aws_cloudwatch_event_target',
    'Interruptions_spot-warning',
    '.Interruptions_573E04A6.',
    '.Interruptions_FailedQueue_290C02B7.',
    'dev-eu-west-1-spot-warning -> queue',
  ],
  ['platform', 'helm_release', 'NodeTerminationHandler', '573E04A6url', '573E04A6arn', 'queue -> handler'],
  [
    'platform',
    'aws_iam_role_policy',
    'TerminationHandlerIdentity',
    '573E04A6arn',
    '573E04A6url',
    'handler may take messages',
  ],
  [
    'serving',
    'aws_eks_pod_identity_association',
    'Models_resnet_Stable',
    '"service_account":"resnet"',
    '"service_account":"net"',
    'resnet -> pod identity',
  ],
  [
    'serving',
    'aws_iam_role_policy',
    'Models_ranker_StableIdentity',
    '/ranker/*',
    '/rank/*',
    'ranker -> its model in the store',
  ],
  [
    'serving',
    'aws_cloudwatch_metric_alarm',
    'LostRequests',
    'Alarms_Policy',
    'Alarm_Policy',
    'dev-eu-west-1-lost-requests -> topic',
  ],
];

describe('the chain from HTTPS to pods on Spot, and of what sizes and drains them', () => {
  it('holds in every name, label and ARN', () => {
    expect(brokenLinks(new LinkedApp(name, written))).toEqual([]);
  });

  it.each(slips)('is seen broken when %s %s.%s* writes %s as %s: %s', (...slip) => {
    expect(brokenLinks(seeded(slip))).toContain(slip[5]);
  });
});
