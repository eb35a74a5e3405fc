import { type Exemption, exemptionsIn, type Finding, StackView } from '@spot-serving/guardrails/findings';

/**
 * Exemptions that a pull request writes, each as a warning with its reason: a rule is set aside by whoever wants it set aside, so a reviewer has to see it.
 * What the base has already was seen then; another reason or a later day is another exemption.
 *
 * @param head parsed `cdk.tf.json` of the pull request
 * @param base that of the base; undefined where the stack is new
 */
export function newExemptions(head: unknown, base: unknown): readonly Finding[] {
  const known = exemptionsIn(base);
  const stack = new StackView(head);
  return exemptionsIn(head)
    .filter((one) => !known.some((other) => isSame(one, other)))
    .map(({ address, rule, reason, expires }) => ({
      rule: 'exemption',
      severity: 'warning',
      address,
      path: stack.at(address)?.path ?? address,
      what: `this pull request sets ${rule} aside ${expires === undefined ? 'for good' : `until ${expires}`}, because "${reason}"`,
      fix: 'agree with the reason, or have it taken out',
    }));
}

function isSame(one: Exemption, other: Exemption): boolean {
  return (
    one.address === other.address &&
    one.rule === other.rule &&
    one.reason === other.reason &&
    one.expires === other.expires
  );
}
