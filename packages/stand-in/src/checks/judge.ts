import type { Value } from '../value/value';
import { addressJudges } from './judge-addresses';
import { combiningJudges } from './judge-combined';
import { documentJudges } from './judge-documents';
import { formJudges } from './judge-forms';
import { kubernetesJudges } from './judge-kubernetes';
import { numberJudges } from './judge-numbers';
import { scheduleJudges } from './judge-schedules';
import { textJudges } from './judge-texts';
import type { Judges, Rule, RuleKind } from './rule';

const judges: Judges<RuleKind> = {
  ...combiningJudges(refusal),
  ...numberJudges,
  ...textJudges,
  ...addressJudges,
  ...formJudges,
  ...documentJudges,
  ...scheduleJudges,
  ...kubernetesJudges,
};

/**
 * What is wrong with a value, in the providers' words ("to be one of ..., got x"); undefined when the rule takes it.
 *
 * @param value known and not null
 */
export function refusal(rule: Rule, value: Value): string | undefined {
  if (rule.emptyOk && value === '') return undefined;
  return judges[rule.kind](rule, value);
}
