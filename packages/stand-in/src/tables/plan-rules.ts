import type { PlanRule } from '../behaviour/planned-state';
import { isArray, Unknown, type Value, type ValueMap } from '../value/value';

/**
 * What the providers know already at plan.
 *
 * helm: the unknown metadata of an upgrade, hashicorp/terraform-provider-helm v3.1.1
 * helm/resource_helm_release.go. launch template: every change makes a version, provider documentation of
 * `latest_version`. cluster: internal/service/eks/cluster.go@00555dc, CustomizeDiff: encryption cannot be turned off. certificate: internal/service/acm/certificate.go@01661ea, CustomizeDiff.
 */
export const planRules: Readonly<Record<string, PlanRule>> = {
  aws_acm_certificate: {
    computed: { domain_validation_options: validationDomains },
    normalized: { subject_alternative_names: allNames },
  },
  aws_eks_cluster: { replacedBy: encryptionTakenAway },
  aws_launch_template: { changing: ['latest_version'] },
  helm_release: { changing: ['metadata', 'status'] },
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

function encryptionTakenAway(
  { encryption_config: before }: ValueMap,
  { encryption_config: after }: ValueMap,
): readonly string[] {
  const count = (value: Value | undefined): number => (isArray(value) ? value.length : 0);
  return count(before) === 1 && count(after) === 0 ? ['encryption_config'] : [];
}
