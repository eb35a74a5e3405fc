import { type Exemption, exemptionsIn } from './exemptions';
import type { Finding } from './finding';
import type { Rule, Violation } from './rule';
import { StackView } from './stack-view';

/** Rule id of findings about exemptions themselves; it cannot be exempted. */
const exemptionRule = 'exemption';

/**
 * Everything in a synthesized stack that breaks a rule, in the order of the rules, followed by exemptions that are empty or unused.
 *
 * Never throws: whatever is not of the form that cdktf writes is taken as absent.
 *
 * @param json parsed content of a `cdk.tf.json`
 */
export function judge(json: unknown, rules: readonly Rule[]): readonly Finding[] {
  const stack = new StackView(json);
  const exemptions = exemptionsIn(json);
  const found = rules.flatMap((rule) => rule.check(stack).map((violation) => findingOf(rule, violation)));
  const open = found.filter((finding) => !exemptions.some((exemption) => exempts(exemption, finding)));
  return [...open, ...exemptions.flatMap((exemption) => exemptionFindings(exemption, found, stack, rules))];
}

function findingOf({ id, severity }: Rule, { resource, what, fix }: Violation): Finding {
  return { rule: id, severity, address: resource.address, path: resource.path, what, fix };
}

/** An exemption without a reason exempts nothing. */
function exempts({ address, rule, reason }: Exemption, finding: Finding): boolean {
  return reason.trim() !== '' && finding.address === address && finding.rule === rule;
}

function exemptionFindings(
  exemption: Exemption,
  found: readonly Finding[],
  stack: StackView,
  rules: readonly Rule[],
): readonly Finding[] {
  const { address, rule, reason } = exemption;
  const place = { rule: exemptionRule, severity: 'error', address, path: stack.at(address)?.path ?? address } as const;
  if (!rules.some(({ id }) => id === rule)) {
    return [
      {
        ...place,
        what: `it is exempted from ${rule}, which is no rule`,
        fix: `use one of ${rules.map(({ id }) => id).join(', ')}`,
      },
    ];
  }
  if (reason.trim() === '')
    return [{ ...place, what: `its exemption from ${rule} has no reason`, fix: 'say why, for the next reader' }];
  if (found.some((finding) => finding.address === address && finding.rule === rule)) return [];
  return [
    {
      ...place,
      what: `its exemption from ${rule} is unused`,
      fix: 'remove the exemption: the resource keeps the rule',
    },
  ];
}
