import type { Finding } from './engine/finding';
import { judge } from './engine/judge';
import type { Rule } from './engine/rule';
import { allRules } from './rules/all-rules';

/**
 * Everything in a synthesized stack that breaks a rule, and every exemption that is empty or unused. Never throws.
 *
 * This file and all it imports need JSON only, neither cdktf nor constructs: a review job can judge what another job synthesized.
 *
 * @param stackJson parsed content of a `cdk.tf.json`
 * @param rules the rules to hold; @default all of this package
 */
export function findings(stackJson: unknown, rules: readonly Rule[] = allRules): readonly Finding[] {
  return judge(stackJson, rules);
}

export { type Exemption, exemptionsIn } from './engine/exemptions';
export { describeFinding, type Finding } from './engine/finding';
export type { Rule, Severity, Violation } from './engine/rule';
export { type Resource, StackView } from './engine/stack-view';
export { allRules } from './rules/all-rules';
