import type { PlanRule } from '../behaviour/planned-state';
import { Unknown, type Value, type ValueMap, isArray } from '../value/value';

const off = [
  'atomic',
  'cleanup_on_fail',
  'create_namespace',
  'dependency_update',
  'disable_crd_hooks',
  'disable_openapi_validation',
];
const alsoOff = [
  'disable_webhooks',
  'force_update',
  'lint',
  'recreate_pods',
  'replace',
  'reset_values',
  'reuse_values',
  'skip_crds',
];
const offFlags = [...off, ...alsoOff, 'take_ownership', 'upgrade_install', 'verify', 'wait_for_jobs'];
const onFlags = ['render_subchart_notes', 'wait'];

/**
 * What the providers know already at plan.
 *
 * helm: defaults and the unknown metadata of an upgrade, hashicorp/terraform-provider-helm v3.1.1
 * helm/resource_helm_release.go. launch template: every change makes a version, provider documentation of
 * `latest_version`. certificate: internal/service/acm/certificate.go@01661ea, CustomizeDiff.
 */
export const planRules: Readonly<Record<string, PlanRule>> = {
  aws_acm_certificate: {
    computed: { domain_validation_options: validationDomains, subject_alternative_names: allNames },
  },
  aws_launch_template: { changing: ['latest_version'] },
  helm_release: {
    defaults: {
      ...Object.fromEntries(offFlags.map((name) => [name, false])),
      ...Object.fromEntries(onFlags.map((name) => [name, true])),
      max_history: 0,
      namespace: 'default',
      pass_credentials: false,
      timeout: 300,
    },
    changing: ['metadata', 'status'],
  },
};

/** The domains to validate are known before the records that will validate them, so `for_each` over them works. */
function validationDomains(planned: ValueMap): Value {
  if (planned['validation_method'] !== 'DNS') return Unknown.value;
  const names = allNames(planned);
  if (!isArray(names)) return Unknown.value;
  const [resource_record_name, resource_record_type, resource_record_value] = Array<Value>(3).fill(Unknown.value);
  return names.map(
    (domain_name) => ({ domain_name, resource_record_name, resource_record_type, resource_record_value }) as ValueMap,
  );
}

/** ACM adds the domain name to the alternative names. */
function allNames({ domain_name: domain, subject_alternative_names: others }: ValueMap): Value {
  if (typeof domain !== 'string') return Unknown.value;
  return [...new Set([domain, ...(isArray(others) ? others : [])])];
}
