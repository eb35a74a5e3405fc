import type { Finding } from './engine/finding';
import { judge, type JudgeOptions } from './engine/judge';
import type { Rule } from './engine/rule';
import { allRules } from './families/all-rules';

/**
 * Everything in a synthesized stack or a plan that breaks a rule, and every exemption that is empty, over or unused. Never throws.
 *
 * This file and all it imports need JSON only, neither cdktf nor constructs: a review job can judge what another job synthesized or planned.
 *
 * @param json parsed content of a `cdk.tf.json`, or of what `terraform show -json` prints of a plan
 * @param rules the rules to hold; @default all of this package
 * @param options accounts that are ours, exemptions beside the JSON, the day; @default those of the JSON, today
 */
export function findings(
  json: unknown,
  rules: readonly Rule[] = allRules,
  options: Omit<JudgeOptions, 'rules'> = {},
): readonly Finding[] {
  return judge(json, { ...options, rules });
}

export { type Exemption, exemptionsIn, isDay } from './engine/exemptions';
export { describeFinding, type Finding } from './engine/finding';
export type { JudgeOptions } from './engine/judge';
export type { Rule, Severity, Violation } from './engine/rule';
export { type Resource, StackView } from './engine/stack-view';
export { allRules, ruleFamilies } from './families/all-rules';
