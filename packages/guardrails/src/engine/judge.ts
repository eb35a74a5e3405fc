import { exemptionFlaw, holds } from './exemption-flaws';
import { type Exemption, exemptionsIn } from './exemptions';
import type { Finding } from './finding';
import type { Rule, Violation } from './rule';
import { StackView, type Surroundings } from './stack-view';

/** Rule id of findings about exemptions themselves; it cannot be exempted. */
const exemptionRule = 'exemption';

/** How a stack or plan is judged. */
export interface JudgeOptions extends Surroundings {
  /** Rules to hold. */
  readonly rules: readonly Rule[];
  /** Exemptions besides those that the JSON itself carries: a plan carries none. @default none */
  readonly exemptions?: readonly Exemption[];
  /** The day on which exemptions must still hold. @default today, in UTC */
  readonly today?: Date;
}

/**
 * Everything in a synthesized stack or a plan that breaks a rule, in the order of the rules, followed by exemptions that are empty, over or unused.
 *
 * Never throws: whatever is not of the expected form is taken as absent.
 *
 * @param json parsed content of a `cdk.tf.json`, or of what `terraform show -json` prints
 */
export function judge(
  json: unknown,
  { rules, exemptions = [], today = new Date(), ...surroundings }: JudgeOptions,
): readonly Finding[] {
  const stack = new StackView(json, surroundings);
  const all = [...exemptionsIn(json), ...exemptions];
  const found = rules.flatMap((rule) => rule.check(stack).map((violation) => findingOf(rule, violation)));
  const context = { rules, found, today: today.toISOString().slice(0, 10) };
  const holding = all.filter((exemption) => holds(exemption, context.today));
  const open = found.filter((finding) => !holding.some((one) => exempts(one, finding)));
  const flawed = all.flatMap((exemption) => {
    const flaw = exemptionFlaw(exemption, context);
    const { address } = exemption;
    return flaw ? [{ rule: exemptionRule, address, path: stack.at(address)?.path ?? address, ...flaw }] : [];
  });
  return [...open, ...flawed];
}

function findingOf({ id, severity }: Rule, { resource, severity: here = severity, what, fix }: Violation): Finding {
  return { rule: id, severity: here, address: resource.address, path: resource.path, what, fix };
}

function exempts({ address, rule }: Exemption, finding: Finding): boolean {
  return finding.address === address && finding.rule === rule;
}
