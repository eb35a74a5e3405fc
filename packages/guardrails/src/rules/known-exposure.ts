import { isObject, valuesAt } from '../engine/json';
import { referencesIn, textsBelow } from '../engine/references';
import type { Rule } from '../engine/rule';
import type { Resource, StackView } from '../engine/stack-view';
import { isUnknown } from '../engine/unknown';
import { exposureDemands } from './store-exposure';

/** What decides who gets in, by type, beside policies, which policy-readable asks for. */
const deciding: readonly (readonly [type: string, path: string])[] = [
  ...exposureDemands.map(([type, path]) => [type, path] as const),
  ...['cidr_ipv4', 'cidr_ipv6'].map((path) => ['aws_vpc_security_group_ingress_rule', path] as const),
  ...['cidr_blocks', 'ipv6_cidr_blocks'].flatMap((path) => [
    ['aws_security_group_rule', path] as const,
    ['aws_security_group', `ingress.${path}`] as const,
  ]),
  ...['endpoint_public_access', 'public_access_cidrs'].map(
    (path) => ['aws_eks_cluster', `vpc_config.${path}`] as const,
  ),
  ...['block_public_acls', 'block_public_policy', 'ignore_public_acls', 'restrict_public_buckets'].flatMap((path) =>
    ['aws_s3_bucket_public_access_block', 'aws_s3_account_public_access_block'].map((type) => [type, path] as const),
  ),
  ...['aws_s3_bucket', 'aws_s3_bucket_acl', 'aws_s3_object'].map((type) => [type, 'acl'] as const),
  ...['aws_lambda_permission', 'aws_kms_grant'].map(
    (type) => [type, type.endsWith('grant') ? 'grantee_principal' : 'principal'] as const,
  ),
];

/** Whose addresses are those of the network itself. */
const ofNetwork = /^(module\.[^.]+\.)*(data\.)?aws_(vpc|subnet|eip|nat_gateway|default_vpc|default_subnet)\b/;

/** What is not known yet is not called safe. */
export const knownExposure: Rule = {
  id: 'known-exposure',
  severity: 'warning',
  what: 'In a plan, what decides who gets in is known: addresses of a security group and of a cluster, public access of a store, ACLs and grants, unless they come of the network itself (a VPC, subnet or elastic address) or of a role of the same plan',
  why: 'a value that only the apply knows may be everybody; a check that says nothing of it is taken for one that found nothing',
  source: 'Terraform, "JSON output format", after_unknown',
  check: (stack) => (stack.isPlan ? deciding.flatMap(([type, path]) => unknownAt(stack, type, path)) : []),
};

function unknownAt(stack: StackView, type: string, path: string) {
  return stack.ofType(type).flatMap((resource: Resource) => {
    const texts = valuesAt(resource.attributes, path).flatMap((value) => (isObject(value) ? [] : textsBelow(value)));
    if (!texts.some((text) => isUnknown(text) && !isOurs(text))) return [];
    const what = `has ${path} that is known only after the apply`;
    return [{ resource, what, fix: 'judge the plan after it, or write the value out' }];
  });
}

function isOurs(text: string): boolean {
  const named = referencesIn(text);
  return named.length > 0 && named.every((address) => ofNetwork.test(address) || /(^|\.)aws_iam_role\./.test(address));
}
