import type { Environment } from '@spot-serving/stacks';

import type { AppChange } from './deployed-app';
import { add, allow, append, type Edit, remove, rename, replaceText, set, setValue, shorten, together } from './edits';
import { dev, prod } from './environments';
import { furtherOnDev, furtherOnProd } from './further-changes';

/** A change whose plans are kept. */
export interface NamedChange extends AppChange {
  readonly app: 'dev' | 'prod';
}

const onDev = (...edits: readonly Edit[]): NamedChange => ({ app: 'dev', edit: together(...edits) });
const onProd = (...edits: readonly Edit[]): NamedChange => ({ app: 'prod', edit: together(...edits) });
const devAs = (change: Partial<Environment>): NamedChange => ({ app: 'dev', environment: { ...dev, ...change } });
const serving = (served: NonNullable<Environment['models']['served']>): NamedChange =>
  devAs({ models: { ...dev.models, served } });

const { resnet, ranker } = dev.models.served;
const nodes = '${aws_security_group.Cluster_NodeSecurityGroup_B127ED06.id}';
const everybody = '0.0.0.0/0';
const ingresses = 'serving kubernetes_ingress_v1';
const alb = 'metadata.annotations.alb&ingress&kubernetes&io/';
const general = 'cluster aws_autoscaling_group Pools_general';
const models = 'models aws_s3_bucket_lifecycle_configuration ModelStore_Bucket_Lifecycle';

/** Lets in, or out. */
const rule = (direction: 'ingress' | 'egress', name: string, cidr: object): Edit =>
  add('cluster', `aws_vpc_security_group_${direction}_rule`, name, {
    security_group_id: nodes,
    ip_protocol: 'tcp',
    from_port: 443,
    to_port: 443,
    ...cidr,
  });

/** What the review of issue 23 was found wanting in. */
const seen: Readonly<Record<string, NamedChange>> = {
  'handler-drains-no-more': onDev(setValue('NodeTerminationHandler', 'enableSqsTerminationDraining', false)),
  'models-expire-after-a-day': onDev(
    append(models, 'rule', { id: 'expire', status: 'Enabled', filter: [{ prefix: '' }], expiration: [{ days: 1 }] }),
  ),
  'old-versions-expire-after-a-day': onDev(
    set(models, 'rule.1.noncurrent_version_expiration', [{ noncurrent_days: 1 }]),
  ),
  'versioning-suspended': onDev(
    set('models aws_s3_bucket_versioning ModelStore_Bucket', 'versioning_configuration.status', 'Suspended'),
  ),
  'trail-off': onDev(set('models aws_cloudtrail', 'enable_logging', false)),
  'key-window-7': onDev(set('models aws_kms_key ModelStore_Key', 'deletion_window_in_days', 7)),
  'deletion-protection-off': onProd(set('cluster aws_eks_cluster', 'deletion_protection', false)),
  'kubernetes-up': onProd(
    set('cluster aws_eks_cluster', 'version', '1.36'),
    set('cluster aws_eks_node_group', 'version', '1.36'),
  ),
  'kubernetes-down': onProd(set('cluster aws_eks_cluster', 'version', '1.34')),
  'new-image': onProd(set('cluster aws_launch_template Pools_general', 'image_id', 'ami-0fedcba9876543210')),
  'headroom-0': onDev(set('platform kubernetes_deployment_v1 Headroom', 'spec.replicas', '0')),
  'max-size-60': onDev(set(general, 'max_size', 60)),
  'all-on-demand': onDev(
    set(general, 'mixed_instances_policy.instances_distribution.on_demand_percentage_above_base_capacity', 100),
  ),
  'budget-of-100-percent': onDev(
    setValue('Models_ranker_Stable_Objects', 'objects.0.spec.maxUnavailable', '100%', 'serving'),
  ),
  'image-latest': onDev(
    set(
      'serving kubernetes_deployment_v1 Models_ranker',
      'spec.template.spec.container.0.image',
      'docker.io/tensorflow/serving:latest',
    ),
  ),
  'one-subnet': onDev(shorten(general, 'vpc_zone_identifier', 1)),
  'canary-100': serving({ resnet: { ...resnet, canary: { version: 7, weight: 100 } }, ranker }),
  'unprotected-bucket': onDev(set('models aws_s3_bucket ModelStore_Bucket', 'lifecycle.prevent_destroy', undefined)),
  'another-version': serving({ resnet, ranker: { ...ranker, version: 2 } }),
  'handler-removed': onDev(remove('platform helm_release NodeTerminationHandler')),
  'warning-rule-removed': onDev(
    remove('cluster aws_cloudwatch_event_target Interruptions_spot-warning'),
    remove('cluster aws_cloudwatch_metric_alarm Watch_Lost-dev-eu-west-1-spot-warning'),
    remove('cluster aws_cloudwatch_event_rule Interruptions_spot-warning'),
  ),
  'queue-removed': onDev(
    remove('cluster aws_cloudwatch_event_target Interruptions_'),
    remove('cluster aws_sqs_queue_policy Interruptions_Policy'),
    remove('cluster aws_cloudwatch_metric_alarm Interruptions_Alarms_Stale'),
    remove('cluster aws_sqs_queue Interruptions_573E04A6'),
    remove('cluster aws_cloudwatch_dashboard'),
    (stacks) => {
      const outputs = stacks.cluster?.output ?? {};
      for (const name of Object.keys(outputs))
        if (name.includes('Interruptions_573E04A6')) Reflect.deleteProperty(outputs, name);
    },
  ),
  'model-removed': serving({ resnet }),
  'group-replaced': onDev(set(general, 'name', 'dev-eu-west-1-general-2')),
  'vpc-cidr': devAs({ network: { cidr: '10.24.0.0/16' } }),
  'pool-renamed': devAs({ pools: { spot: { everyday: { maxSize: 8 } } } }),
  'egress-everywhere': onDev(rule('egress', 'Out', { cidr_ipv4: everybody })),
  'endpoint-policy-conditioned': onDev(
    allow('network aws_vpc_endpoint', 'policy', {
      Sid: 'ReadLayers',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
    }),
  ),
  'endpoint-for-a-24': onDev(
    set(ingresses, `${alb}scheme`, 'internet-facing'),
    set(ingresses, `${alb}inbound-cidrs`, '203.0.113.0/24'),
  ),
  'endpoint-for-halves': onDev(
    set(ingresses, `${alb}scheme`, 'internet-facing'),
    set(ingresses, `${alb}inbound-cidrs`, '0.0.0.0/1,128.0.0.0/1'),
  ),
  'rule-for-halves': onDev(
    rule('ingress', 'Low', { cidr_ipv4: '0.0.0.0/1' }),
    rule('ingress', 'High', { cidr_ipv4: '128.0.0.0/1' }),
  ),
  'new-administrator': devAs({ administrators: [...dev.administrators, 'arn:aws:iam::111122223333:role/contractor'] }),
  'administrator-access': onDev(
    add('cluster', 'aws_iam_role_policy_attachment', 'Everything', {
      role: '${aws_iam_role.Cluster_NodeIdentity_Role_941FE73B.name}',
      policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess',
    }),
  ),
  nothing: onDev(),
  'alarms-removed': onDev(remove('cluster aws_cloudwatch_metric_alarm Watch_Lost')),
  'interface-endpoint': onProd(
    add('network', 'aws_vpc_endpoint', 'Logs', {
      vpc_id: '${aws_vpc.Network_vpc_29F2B117.id}',
      service_name: 'com.amazonaws.eu-west-1.logs',
      vpc_endpoint_type: 'Interface',
    }),
  ),
};

/** Others of their kinds. */
const more: Readonly<Record<string, NamedChange>> = {
  'api-for-one-address': onDev(
    set('cluster aws_eks_cluster', 'vpc_config.endpoint_public_access', true),
    set('cluster aws_eks_cluster', 'vpc_config.public_access_cidrs', ['203.0.113.7/32']),
  ),
  'api-for-everybody': onDev(
    set('cluster aws_eks_cluster', 'vpc_config.endpoint_public_access', true),
    set('cluster aws_eks_cluster', 'vpc_config.public_access_cidrs', [everybody]),
  ),
  'audit-logs-off': onDev(set('cluster aws_eks_cluster', 'enabled_cluster_log_types', ['api'])),
  'cluster-encryption-changed': onDev(set('cluster aws_eks_cluster', 'encryption_config', undefined)),
  'public-access-unblocked': onDev(
    set('models aws_s3_bucket_public_access_block ModelStore_Bucket', 'block_public_policy', false),
  ),
  'bucket-for-everybody': onDev(
    allow('models aws_s3_bucket_policy ModelStore_Bucket', 'policy', {
      Sid: 'Share',
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::dev-eu-west-1-models-111122223333/*',
    }),
  ),
  'bucket-destroyed': onDev(
    remove('models aws_s3_bucket_logging'),
    remove('models aws_s3_bucket_policy ModelStore_Bucket'),
    remove('models aws_s3_bucket_versioning ModelStore_Bucket'),
    remove('models aws_s3_bucket_ownership_controls ModelStore_Bucket'),
    remove('models aws_s3_bucket_public_access_block ModelStore_Bucket'),
    remove('models aws_s3_bucket_server_side_encryption_configuration ModelStore_Bucket'),
    remove(models),
    remove('models aws_s3_bucket ModelStore_Bucket'),
  ),
  'rotation-off': onDev(set('models aws_kms_key ModelStore_Key', 'enable_key_rotation', false)),
  'trail-elsewhere': onDev(replaceText('models aws_cloudtrail', 'dev-eu-west-1-models-111122223333/', 'elsewhere/')),
  'logs-for-a-day': onProd(set('cluster aws_cloudwatch_log_group ControlPlane', 'retention_in_days', 1)),
  'warning-rule-disabled': onDev(
    set('cluster aws_cloudwatch_event_rule Interruptions_spot-warning', 'state', 'DISABLED'),
  ),
  'rebalance-off': onDev(set(general, 'capacity_rebalance', false)),
  'one-type': onDev(set(general, 'mixed_instances_policy.launch_template.override', [{ instance_type: 'm6i.large' }])),
  'floor-of-one-pod': onDev(
    set('serving kubernetes_horizontal_pod_autoscaler_v2 Models_ranker', 'spec.min_replicas', 1),
  ),
  'autoscaler-removed': onDev(remove('platform helm_release ClusterAutoscaler')),
  'metrics-removed': onDev(remove('platform helm_release MetricsServer')),
  'grace-of-5-seconds': onDev(
    set('serving kubernetes_deployment_v1 Models_ranker', 'spec.template.spec.termination_grace_period_seconds', 5),
  ),
  'no-pre-stop': onDev(
    set('serving kubernetes_deployment_v1 Models_ranker', 'spec.template.spec.container.0.lifecycle', undefined),
  ),
  'old-tls': onDev(set(ingresses, `${alb}ssl-policy`, 'ELBSecurityPolicy-2016-08')),
  'network-policy-removed': onDev(remove('serving kubernetes_network_policy_v1 Namespace_Closed')),
  'imds-optional': onDev(set('cluster aws_launch_template Pools_general', 'metadata_options.http_tokens', 'optional')),
  'canary-removed': serving({ resnet: { version: 6, sizeMiB: 98, replicas: { min: 2, max: 3 } }, ranker }),
  'canary-weight-30': serving({ resnet: { ...resnet, canary: { version: 7, weight: 30 } }, ranker }),
  'model-added': serving({ resnet, ranker, embedder: { version: 3, sizeMiB: 240, replicas: { min: 2, max: 3 } } }),
  'more-pods': serving({ resnet, ranker: { ...ranker, replicas: { min: 2, max: 6 } } }),
  'alarms-silent': onDev(set('cluster aws_cloudwatch_metric_alarm Watch_Lost', 'actions_enabled', false)),
  tags: onDev(set('network aws_vpc', 'tags', { Name: 'dev-eu-west-1', owner: 'platform' })),
  'system-nodes-smaller': onDev(set('cluster aws_eks_node_group', 'instance_types', ['t3.medium'])),
  'add-on-updated': onDev(set('cluster aws_eks_addon coredns', 'addon_version', 'v1.13.1-eksbuild.1')),
  'administrator-removed': onDev(
    remove('cluster aws_eks_access_policy_association Administrators_platform-admin'),
    remove('cluster aws_eks_access_entry Administrators_platform-admin'),
  ),
  'role-for-another-account': onDev(
    allow('cluster aws_iam_role NodeIdentity', 'assume_role_policy', {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::999988887777:root' },
      Action: 'sts:AssumeRole',
    }),
  ),
  'pass-any-role': onDev(
    allow('platform aws_iam_role_policy Autoscaler', 'policy', {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: '*',
    }),
  ),
  'more-user-data': onDev(
    replaceText('cluster aws_launch_template Pools_general', 'kind: ', 'password: hunter2hunter2\\\\nkind: '),
  ),
  'group-renamed': onDev(rename('network', 'Network_nat_gateway-1_7DCADDE4', 'Network_nat_gateway-a_7DCADDE4')),
};

/** All changes, by the names of their files. */
export const changes: Readonly<Record<string, NamedChange>> = {
  ...seen,
  ...more,
  ...mapped(furtherOnDev, onDev),
  ...mapped(furtherOnProd, onProd),
};

function mapped(edits: Readonly<Record<string, Edit>>, as: (edit: Edit) => NamedChange): Record<string, NamedChange> {
  return Object.fromEntries(Object.entries(edits).map(([name, edit]) => [name, as(edit)]));
}

/** The environments that the changes are of. */
export const environments = { dev, prod };
