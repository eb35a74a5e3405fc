import type { Rule } from '../behaviour/rule';

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
    values: { unique_id: 'AROA{upper17}', name_prefix: '', create_date: '2025-01-01T00:00:00Z', managed_policy_arns: [] },
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
  aws_iam_openid_connect_provider: {
    id: 'arn:{partition}:iam::{account}:oidc-provider/{url}',
    arn: 'iam::{account}:oidc-provider/{url}',
    values: { thumbprint_list: [] },
  },
  aws_iam_service_linked_role: {
    id: 'arn:{partition}:iam::{account}:role/aws-service-role/{aws_service_name}/{hex8}',
    arn: 'iam::{account}:role/aws-service-role/{aws_service_name}/{hex8}',
    values: { unique_id: 'AROA{upper17}', path: '/aws-service-role/{aws_service_name}/' },
  },
};
