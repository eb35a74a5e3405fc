import type { Rule } from '../behaviour/rule';
import { member, type Value } from '../value/value';

/** A certificate's outer form; its content is no certificate, so nothing can be reached with it. */
const notACertificate = Buffer.from('-----BEGIN CERTIFICATE-----\nc3RhbmQtaW4=\n-----END CERTIFICATE-----\n').toString(
  'base64',
);

/**
 * EKS and EC2 Auto Scaling.
 *
 * ARNs: Service Authorization Reference, "Amazon EKS", "Amazon EC2 Auto Scaling"; ids of two parts: hashicorp/
 * terraform-provider-aws, internal/service/eks and internal/service/autoscaling; endpoint and issuer: Amazon EKS API
 * Reference, "Cluster".
 */
export const computeRules: Readonly<Record<string, Rule>> = {
  aws_eks_cluster: {
    id: '{name}',
    arn: 'eks:{region}:{account}:cluster/{name}',
    values: {
      cluster_id: '',
      status: 'ACTIVE',
      platform_version: 'eks.1',
      created_at: '2025-01-01T00:00:00Z',
      endpoint: 'https://{upper32}.gr7.{region}.eks.{dnsSuffix}',
      certificate_authority: [{ data: notACertificate }],
      identity: [{ oidc: [{ issuer: 'https://oidc.eks.{region}.{dnsSuffix}/id/{upper32}' }] }],
    },
  },
  aws_eks_node_group: {
    id: '{cluster_name}:{node_group_name}',
    names: { node_group_name: 'node_group_name_prefix' },
    arn: 'eks:{region}:{account}:nodegroup/{cluster_name}/{node_group_name}/{uuid}',
    values: {
      node_group_name_prefix: '',
      status: 'ACTIVE',
      capacity_type: 'ON_DEMAND',
      resources: [
        { autoscaling_groups: [{ name: 'eks-{node_group_name}-{uuid}' }], remote_access_security_group_id: '' },
      ],
    },
  },
  aws_eks_addon: {
    id: '{cluster_name}:{addon_name}',
    arn: 'eks:{region}:{account}:addon/{cluster_name}/{addon_name}/{uuid}',
  },
  aws_eks_access_entry: {
    id: '{cluster_name}:{principal_arn}',
    values: {
      access_entry_arn: 'arn:{partition}:eks:{region}:{account}:access-entry/{cluster_name}/{uuid}',
      type: 'STANDARD',
      user_name: '{principal_arn}',
    },
  },
  aws_eks_access_policy_association: { id: '{cluster_name}#{principal_arn}#{policy_arn}' },
  aws_eks_pod_identity_association: {
    id: 'a-{hex17}',
    values: {
      association_id: '{id}',
      association_arn: 'arn:{partition}:eks:{region}:{account}:podidentityassociation/{cluster_name}/{id}',
      external_id: '',
    },
  },
  aws_launch_template: {
    id: 'lt-{hex17}',
    names: { name: 'name_prefix' },
    arn: 'ec2:{region}:{account}:launch-template/{id}',
    values: { name_prefix: '', default_version: 1, latest_version: ({ prior }) => nextVersion(prior) },
  },
  aws_autoscaling_group: {
    id: '{name}',
    names: { name: 'name_prefix' },
    arn: 'autoscaling:{region}:{account}:autoScalingGroup:{uuid}:autoScalingGroupName/{name}',
    values: {
      name_prefix: '',
      desired_capacity: ({ known }) => member(known, 'min_size'),
      health_check_type: 'EC2',
      default_cooldown: 300,
      predicted_capacity: 0,
    },
  },
  aws_autoscaling_lifecycle_hook: { id: '{name}', values: { default_result: 'ABANDON' } },
  aws_autoscaling_group_tag: { id: '{autoscaling_group_name},{tag.0.key}' },
};

/** Every change of a launch template makes a new version. */
function nextVersion(prior: Value): Value {
  const version = member(prior, 'latest_version');
  return typeof version === 'number' || typeof version === 'bigint' ? Number(version) + 1 : 1;
}
