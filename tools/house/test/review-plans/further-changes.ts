import { allow, type Edit, remove, set, together } from './edits';

const cluster = (type: string, part = ''): string => `cluster aws_${type} ${part}`;
const ingresses = 'serving kubernetes_ingress_v1';
const alb = 'metadata.annotations.alb&ingress&kubernetes&io/';
const ranker = 'serving kubernetes_deployment_v1 Models_ranker';

/** Changes of development that nobody had in mind when the tables were written. */
export const furtherOnDev: Readonly<Record<string, Edit>> = {
  'fewer-pods': set('serving kubernetes_horizontal_pod_autoscaler_v2 Models_ranker', 'spec.max_replicas', 2),
  'pods-together': set(ranker, 'spec.template.spec.affinity', undefined),
  'budget-removed': remove('serving helm_release Models_ranker_Stable_Objects'),
  'balancer-checks-elsewhere': set(ingresses, `${alb}healthcheck-path`, '/'),
  'another-certificate': set(
    ingresses,
    `${alb}certificate-arn`,
    'arn:aws:acm:eu-west-1:111122223333:certificate/other',
  ),
  'queue-for-everybody': allow(cluster('sqs_queue_policy', 'Interruptions_Policy'), 'policy', {
    Effect: 'Allow',
    Principal: '*',
    Action: 'sqs:SendMessage',
    Resource: '*',
  }),
  'key-for-another-account': allow('models aws_kms_key ModelStore_Key', 'policy', {
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::999988887777:root' },
    Action: 'kms:Decrypt',
    Resource: '*',
  }),
  'zones-rebalanced': set(cluster('autoscaling_group', 'Pools_general'), 'suspended_processes', undefined),
  'nat-removed': together(
    remove('network aws_route Network_nat_out'),
    remove('network aws_nat_gateway'),
    remove('network aws_eip'),
  ),
  'private-route-to-internet': together(
    set('network aws_route Network_nat_out', 'nat_gateway_id', undefined),
    set(
      'network aws_route Network_nat_out',
      'gateway_id',
      '${aws_internet_gateway.Network_public_internet_64A57153.id}',
    ),
  ),
  'role-for-everybody': allow('serving aws_iam_role Models_ranker_StableIdentity', 'assume_role_policy', {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: 'sts:AssumeRole',
  }),
  'alarms-tell-nobody': set(cluster('cloudwatch_metric_alarm', 'Watch_Lost'), 'alarm_actions', undefined),
  'hook-removed': remove(cluster('autoscaling_lifecycle_hook', 'Pools_general')),
  'nodes-with-public-addresses': set('network aws_subnet Network_private', 'map_public_ip_on_launch', true),
  'reads-unwatched': remove('models aws_cloudwatch_log_metric_filter'),
  'no-readiness': set(ranker, 'spec.template.spec.container.0.readiness_probe', undefined),
};

/** Changes of production. */
export const furtherOnProd: Readonly<Record<string, Edit>> = { 'flow-logs-off': remove('network aws_flow_log') };
