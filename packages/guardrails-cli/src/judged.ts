import { type Exemption, type Finding, findings, StackView } from '@spot-serving/guardrails/findings';

import type { FileExemption } from './input/exemptions-file';
import type { Subject } from './input/subjects';

/** A stack or plan with what was found in it. */
export interface JudgedSubject {
  /** What it is called: of a stack its name, of a plan its file. */
  readonly name: string;
  /** File that it was read from, as the user would name it. */
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** What the JSON cannot say of itself. */
export interface JudgeSettings {
  readonly accounts: readonly string[];
  readonly exemptions: readonly FileExemption[];
  /** @default today */
  readonly today?: Date;
}

/** Judges each subject; an exemption of the file counts where its resource is, and one whose resource is nowhere is a finding of the file. */
export function judged(
  subjects: readonly Subject[],
  { exemptions, ...settings }: JudgeSettings,
): readonly JudgedSubject[] {
  const views = subjects.map(({ json }) => new StackView(json));
  const results = subjects.map(({ name, file, json }, index): JudgedSubject => {
    const here = exemptions.filter((one) => isIn(one, views[index]));
    return { name, file, findings: findings(json, undefined, { ...settings, exemptions: here }) };
  });
  const lost = exemptions.filter((one) => !views.some((view) => isIn(one, view)));
  if (lost.length === 0) return results;
  const [{ file }] = lost as [FileExemption];
  return [...results, { name: 'exemptions', file, findings: lost.map(unused) }];
}

/** Exemptions of providers, backends and modules are at no resource; they count everywhere. */
function isIn({ address }: Exemption, view: StackView | undefined): boolean {
  return view?.at(address) !== undefined || /^(terraform|provider|module)\.[\w.-]+$/.test(address);
}

function unused({ address, rule }: Exemption): Finding {
  return {
    rule: 'exemption',
    severity: 'error',
    address,
    path: address,
    what: `its exemption from ${rule} is unused: nothing here has that address`,
    fix: 'remove the exemption, or mend its resource',
  };
}
