import type { AttributeChange, Shown } from './attribute-change';

const RULE = /^(?:cidr|from_port|to_port|ip_protocol|protocol|referenced_|prefix_list|source_security|ipv6|self|type)/;
const ANY = /./;

/**
 * Attributes that say who may do or reach what, by type; `*` in a type stands for anything. Policies are compared by statement instead.
 */
export const WATCHED: readonly (readonly [string, RegExp])[] = [
  ['aws_security_group', /^(?:ingress|egress)/],
  ['aws_default_security_group', /^(?:ingress|egress)/],
  ['aws_security_group_rule', RULE],
  ['aws_vpc_security_group_ingress_rule', RULE],
  ['aws_vpc_security_group_egress_rule', RULE],
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
  ['kubernetes_role*', ANY],
  ['kubernetes_cluster_role*', ANY],
  ['kubernetes_network_policy*', /^spec/],
];

/** Which attributes of a type say who may reach or do what. */
export function watchedAttributes(type: string): RegExp | undefined {
  return WATCHED.find(([pattern]) => isOfType(type, pattern))?.[1];
}

function isOfType(type: string, pattern: string): boolean {
  const [start = '', end] = pattern.split('*');
  return end === undefined
    ? type === pattern
    : type.length >= start.length + end.length && type.startsWith(start) && type.endsWith(end);
}

/** Types that have rights or rules as settings among others: a new one is worth a word only where it opens something. */
export const SETTINGS: readonly string[] = [
  'aws_eks_cluster',
  'aws_lb',
  'aws_subnet',
  'aws_launch_template',
  'aws_s3_bucket_public_access_block',
  'kubernetes_ingress_v1',
];

/** Whether a new object of `type` grants or lets in something, whatever its values. */
export function isGrant(type: string): boolean {
  return watchedAttributes(type) !== undefined && !SETTINGS.includes(type);
}

export const WIDE: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?!egress)/, /\b0\.0\.0\.0\/0|(?:^|[^\w:])::\/0/],
  [/\/scheme$/, /internet-facing/],
  [/endpoint_public_access$/, /^true$/],
  [/^(?:block|ignore|restrict)_public|^restrict_public_buckets/, /^false$/],
  [/^internal$/, /^false$/],
  [/map_public_ip_on_launch|associate_public_ip/, /^"?true"?$/],
  [/^metadata_options\.http_tokens$/, /optional/],
  [/^spec\.type$/, /LoadBalancer|NodePort/],
];

/** Whether a change opens something of `type` to everybody. What may go out is no opening. */
export function isOpening(type: string, { path, after }: AttributeChange): boolean {
  if (type.endsWith('_egress_rule')) return false;
  const text = textOf(after);
  return WIDE.some(([where, what]) => where.test(path) && what.test(text));
}

function textOf(shown: Shown): string {
  if (shown.kind !== 'value') return '';
  return JSON.stringify(shown.value);
}
