import { exemptionFlaw, holds } from './exemption-flaws';
import { type Exemption, exemptionsIn } from './exemptions';
import type { Finding } from './finding';
import { objectOf } from './json';
import type { Rule, Violation } from './rule';
import { withoutSensitive } from './sensitive';
import { StackView, type Surroundings } from './stack-view';

/** Rule id of findings about exemptions themselves; it cannot be exempted. */
const exemptionRule = 'exemption';

/** What is said of a value that Terraform marks as sensitive. */
const unsaid = 'has a value that is sensitive, and not shown, and breaks this rule';

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
  const found = withoutSecrets(json, allFindings(rules, stack), { rules, ...surroundings });
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

function allFindings(rules: readonly Rule[], stack: StackView): readonly Finding[] {
  return rules.flatMap((rule) => rule.check(stack).map((violation) => findingOf(rule, violation)));
}

/** A finding whose words depend on a sensitive value keeps its rule and place alone. */
function withoutSecrets(
  json: unknown,
  found: readonly Finding[],
  { rules, ...surroundings }: Pick<JudgeOptions, 'rules'> & Surroundings,
): readonly Finding[] {
  const bare = withoutSensitive(objectOf(json));
  if (bare === undefined) return found;
  const said = new Set(allFindings(rules, new StackView(bare, surroundings)).map(wordsOf));
  return found.map((finding) =>
    said.has(wordsOf(finding))
      ? finding
      : { ...finding, what: unsaid, fix: `mend the value; guardrails explain ${finding.rule} says what it must be` },
  );
}

function wordsOf({ rule, address, what, fix }: Finding): string {
  return JSON.stringify([rule, address, what, fix]);
}

function findingOf({ id, severity }: Rule, { resource, severity: here = severity, what, fix }: Violation): Finding {
  return { rule: id, severity: here, address: resource.address, path: resource.path, what, fix };
}

function exempts({ address, rule }: Exemption, finding: Finding): boolean {
  return finding.address === address && finding.rule === rule;
}
