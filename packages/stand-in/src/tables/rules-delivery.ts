import { fillTemplate } from '../behaviour/fill-template';
import type { Facts, Rule } from '../behaviour/rule';
import { isArray, member, type Value } from '../value/value';

/**
 * Certificates, web ACLs, DNS and helm.
 *
 * Validation records: AWS Certificate Manager User Guide, "DNS validation"; record ids: hashicorp/terraform-provider-aws,
 * internal/service/route53/record.go; helm: hashicorp/terraform-provider-helm v3.1.1, helm/resource_helm_release.go.
 */
export const deliveryRules: Readonly<Record<string, Rule>> = {
  aws_acm_certificate: {
    id: 'arn:{partition}:acm:{region}:{account}:certificate/{uuid}',
    values: {
      arn: '{id}',
      status: 'PENDING_VALIDATION',
      type: 'AMAZON_ISSUED',
      domain_validation_options: validationOptions,
      validation_emails: [],
      renewal_eligibility: 'INELIGIBLE',
      key_algorithm: 'RSA_2048',
      not_after: '',
      not_before: '',
    },
  },
  aws_wafv2_web_acl: {
    id: '{uuid}',
    names: { name: 'name_prefix' },
    arn: 'wafv2:{region}:{account}:regional/webacl/{name}/{id}',
    values: { lock_token: '{uuid}', capacity: 27, application_integration_url: '', name_prefix: '' },
  },
  aws_acm_certificate_validation: { id: '2025-01-01 00:00:00 +0000 UTC' },
  aws_route53_zone: {
    id: 'Z{upper13}',
    arn: 'route53:::hostedzone/{id}',
    values: { zone_id: '{id}', primary_name_server: 'ns-0.example', name_servers: ['ns-0.example', 'ns-1.example'] },
  },
  aws_route53_record: {
    id: recordId,
    values: { fqdn: ({ known }) => withoutDot(member(known, 'name')), allow_overwrite: false },
  },
  helm_release: {
    id: '{name}',
    values: { status: 'deployed', version: '0.0.0', metadata: (facts) => releaseMetadata(facts) },
  },
};

/** One validation record for each name of the certificate; a wildcard shares the record of its parent. */
function validationOptions(facts: Facts): Value {
  const others = facts.known['subject_alternative_names'];
  const names = [member(facts.known, 'domain_name'), ...(isArray(others) ? others : [])].filter(
    (name) => typeof name === 'string',
  );
  return [...new Set(names)].map((name) => {
    const record = {
      domain_name: name,
      resource_record_name: `_{hex32}.${name.replace(/^\*\./, '')}.`,
      resource_record_type: 'CNAME',
    };
    return fillTemplate({ ...record, resource_record_value: '_{hex32}.acm-validations.aws.' }, facts, name) ?? null;
  });
}

/** `<zone>_<name>_<type>`, and the set identifier where there is one. */
function recordId({ known }: Facts): Value {
  const parts = ['zone_id', 'name', 'type', 'set_identifier'].map((name) => withoutDot(member(known, name)));
  return parts.filter((part): part is string => typeof part === 'string' && part !== '').join('_');
}

/** Route 53 drops the dot at the end of a full name. */
const withoutDot = (name: Value): Value => (typeof name === 'string' ? name.replace(/\.$/, '') : name);

/** Revision 1 is the first installation; each upgrade adds one. */
function releaseMetadata(facts: Facts): Value {
  const before = member(member(facts.prior, 'metadata'), 'revision');
  const revision = typeof before === 'number' || typeof before === 'bigint' ? Number(before) + 1 : 1;
  const names = {
    name: '{name}',
    namespace: '{namespace|default}',
    chart: '{chart}',
    version: '{version|0.0.0}',
    app_version: '',
  };
  const deployed = { first_deployed: 1735689600, last_deployed: 1735689600, notes: '', values: '{}' };
  return fillTemplate({ ...names, ...deployed, revision }, facts, 'metadata') ?? null;
}
