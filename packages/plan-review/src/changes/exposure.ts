import { isObject, type Json } from '../plan/json';
import { isOfType } from '../plan/of-type';
import type { ResourceChange } from '../plan/plan';

const rule = /^(?:cidr|from_port|to_port|ip_protocol|protocol|referenced_|prefix_list|source_security|ipv6|self|type)/;
const any = /./;

/**
 * Attributes that say who may do or reach what, by type; `*` in a type stands for anything. Policies are compared by statement instead.
 */
export const watchedTexts: readonly (readonly [string, RegExp])[] = [
  ['aws_security_group', /^(?:ingress|egress)/],
  ['aws_default_security_group', /^(?:ingress|egress)/],
  ['aws_security_group_rule', rule],
  ['aws_vpc_security_group_ingress_rule', rule],
  ['aws_vpc_security_group_egress_rule', rule],
  ['aws_eks_cluster', /^(?:vpc_config\.(?:endpoint_|public_access)|access_config)/],
  ['aws_eks_access_*', /^(?:principal_arn|kubernetes_groups|user_name|type|policy_arn|access_scope)/],
  ['aws_eks_pod_identity_association', /^(?:namespace|service_account|role_arn|target_role_arn)/],
  ['aws_iam_role', /^(?:permissions_boundary|managed_policy_arns)/],
  ['aws_iam_*policy_attachment', /^(?:policy_arn|role|roles|users|groups)/],
  ['aws_lb', /^internal/],
  ['aws_subnet', /^map_public_ip_on_launch/],
  ['aws_launch_template', /^(?:metadata_options|network_interfaces.*associate_public_ip)/],
  ['aws_s3_bucket_public_access_block', /^(?:block|ignore|restrict)_/],
  [
    'kubernetes_ingress_v1',
    /alb\.ingress\.kubernetes\.io\/(?:scheme|inbound-cidrs|listen-ports|ssl-|certificate-arn|security-groups|auth-|jwt|mutual|waf)/,
  ],
  ['kubernetes_service*', /^spec\.(?:type|load_balancer_source_ranges)/],
  ['kubernetes_role*', any],
  ['kubernetes_cluster_role*', any],
  ['kubernetes_network_policy*', /^spec/],
];

/** Which attributes of a type say who may reach or do what. */
export function watchedAttributes(type: string): RegExp | undefined {
  return watchedTexts.find(([pattern]) => isOfType(type, pattern))?.[1];
}

/** Types that have rights or rules as settings among others: a new one gives nobody anything by them. */
export const settings: readonly string[] = [
  'aws_eks_cluster',
  'aws_lb',
  'aws_subnet',
  'aws_launch_template',
  'aws_s3_bucket_public_access_block',
  'kubernetes_ingress_v1',
];

/** Whether a new object of `type` grants or lets in something, whatever its values. */
export function isGrant(type: string): boolean {
  return watchedAttributes(type) !== undefined && !settings.includes(type);
}

/** Whether rights or rules may be in what changes: a type that has them, or a policy in any. */
export function concernsRights({ type, change: { before, after } }: ResourceChange): boolean {
  return watchedAttributes(type) !== undefined || /_policy$/.test(type) || [before, after].some(hasPolicy);
}

function hasPolicy(value: Json): boolean {
  return isObject(value) && Object.values(value).some((one) => typeof one === 'string' && one.includes('"Statement"'));
}
