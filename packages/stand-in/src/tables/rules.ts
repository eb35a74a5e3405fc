import { kubernetesId } from '../behaviour/kubernetes-id';
import type { Rule } from '../behaviour/rule';
import { computeRules } from './rules-compute';
import { deliveryRules } from './rules-delivery';
import { identityRules } from './rules-identity';
import { networkRules } from './rules-network';
import { observabilityRules } from './rules-observability';
import { storageRules } from './rules-storage';

const rules: Readonly<Record<string, Rule>> = {
  ...computeRules,
  ...deliveryRules,
  ...identityRules,
  ...networkRules,
  ...observabilityRules,
  ...storageRules,
};

const kubernetesRule: Rule = { id: kubernetesId };
const generalRule: Rule = { id: '{hex17}' };

/** How the values of a resource type are filled in; types without a rule of their own get a made-up id. */
export function ruleFor(type: string): Rule {
  return rules[type] ?? (type.startsWith('kubernetes_') ? kubernetesRule : generalRule);
}
