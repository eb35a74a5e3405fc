import { derivedFrom } from '../behaviour/derived-from';
import { fillTemplate } from '../behaviour/fill-template';
import type { Facts, Rule } from '../behaviour/rule';
import { member, textOf, type Value } from '../value/value';

/**
 * IAM.
 *
 * Unique id prefixes AROA, ANPA and AIPA: IAM User Guide, "IAM identifiers"; ids: hashicorp/terraform-provider-aws,
 * internal/service/iam.
 */
export const identityRules: Readonly<Record<string, Rule>> = {
  aws_iam_role: {
    id: '{name}',
    names: { name: 'name_prefix' },
    arn: 'iam::{account}:role{path|/}{name}',
    values: {
      unique_id: 'AROA{upper17}',
      name_prefix: '',
      create_date: '2025-01-01T00:00:00Z',
      managed_policy_arns: [],
    },
  },
  aws_iam_policy: {
    id: 'arn:{partition}:iam::{account}:policy{path|/}{name}',
    names: { name: 'name_prefix' },
    arn: 'iam::{account}:policy{path|/}{name}',
    values: { policy_id: 'ANPA{upper17}', name_prefix: '', attachment_count: 0 },
  },
  aws_iam_role_policy: { id: '{role}:{name}', names: { name: 'name_prefix' }, values: { name_prefix: '' } },
  aws_iam_role_policy_attachment: { id: '{role}/{policy_arn}' },
  aws_iam_instance_profile: {
    id: '{name}',
    names: { name: 'name_prefix' },
    arn: 'iam::{account}:instance-profile{path|/}{name}',
    values: { unique_id: 'AIPA{upper17}', name_prefix: '', create_date: '2025-01-01T00:00:00Z' },
  },
  aws_iam_openid_connect_provider: { id: oidcProviderArn, values: { arn: '{id}', thumbprint_list: [] } },
  aws_iam_service_linked_role: {
    id: serviceLinkedRoleArn,
    values: {
      arn: '{id}',
      name: ({ known }) => textOf(member(known, 'id')).split('/').at(-1) ?? null,
      unique_id: 'AROA{upper17}',
      path: '/aws-service-role/{aws_service_name}/',
      create_date: '2025-01-01T00:00:00Z',
    },
  },
};

/** The issuer's address without `https://` (IAM User Guide, "IAM ARNs"). */
function oidcProviderArn(facts: Facts): Value {
  const url = member(facts.known, 'url');
  if (typeof url !== 'string') return null;
  return (
    fillTemplate(`arn:{partition}:iam::{account}:oidc-provider/${url.replace(/^https:\/\//, '')}`, facts, 'id') ?? null
  );
}

/**
 * `role/aws-service-role/<service>/<name>`, and the suffix after an underscore (iam/service_linked_role.go@01c0800).
 *
 * AWS decides the name, one for each service; the made-up one only begins like it.
 */
function serviceLinkedRoleArn(facts: Facts): Value {
  const base = 'arn:{partition}:iam::{account}:role/aws-service-role/{aws_service_name}/AWSServiceRoleFor{hex8}';
  const suffix = typeof member(facts.known, 'custom_suffix') === 'string' ? '_{custom_suffix}' : '';
  return derivedFrom('aws_service_name', base + suffix)(facts);
}
