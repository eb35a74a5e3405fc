import { type Exemption, isDay } from './exemptions';
import type { Finding } from './finding';
import type { Flaw } from './flaw';
import type { Rule, Severity } from './rule';

/** Days before its end on which an exemption begins to be told of. */
const noticeDays = 30;
const day = 24 * 60 * 60 * 1000;

/** What exemptions are held against. */
export interface ExemptionContext {
  readonly rules: readonly Rule[];
  /** Everything that was found before exemptions. */
  readonly found: readonly Finding[];
  /** The day on which it is judged, `2026-11-27`. */
  readonly today: string;
}

/** Whether an exemption says why and until when, and that day has not passed. */
export function holds({ reason, expires }: Exemption, today: string): boolean {
  return reason.trim() !== '' && expires !== undefined && isDay(expires) && expires >= today;
}

/** What is wrong with an exemption itself, or soon will be. */
export function exemptionFlaw(
  exemption: Exemption,
  context: ExemptionContext,
): (Flaw & { severity: Severity }) | undefined {
  const flaw = wordingFlaw(exemption, context) ?? timeFlaw(exemption, context);
  if (flaw) return { ...flaw, severity: 'error' };
  const { address, rule, expires = '' } = exemption;
  if (!context.found.some((finding) => finding.address === address && finding.rule === rule)) {
    const fix = 'remove the exemption: the resource keeps the rule';
    return { what: `its exemption from ${rule} is unused`, fix, severity: 'error' };
  }
  const left = Math.round((Date.parse(expires) - Date.parse(context.today)) / day);
  if (left > noticeDays) return undefined;
  const fix = 'mend the resource, or agree on another day';
  return { what: `its exemption from ${rule} ends on ${expires}, in ${left} days`, fix, severity: 'warning' };
}

function wordingFlaw({ rule, reason, expires }: Exemption, { rules }: ExemptionContext): Flaw | undefined {
  const known = rules.map(({ id }) => id);
  if (!known.includes(rule))
    return { what: `it is exempted from ${rule}, which is no rule`, fix: `use one of ${known.join(', ')}` };
  if (reason.trim() === '')
    return { what: `its exemption from ${rule} has no reason`, fix: 'say why, for the next reader' };
  if (expires === undefined || !isDay(expires)) {
    const what = `its exemption from ${rule} ${expires === undefined ? 'never ends' : `ends on ${JSON.stringify(expires)}, which is no day`}`;
    return { what, fix: 'say until when as YYYY-MM-DD: by then somebody looks again' };
  }
  return undefined;
}

function timeFlaw({ rule, expires = '' }: Exemption, { today }: ExemptionContext): Flaw | undefined {
  if (expires >= today) return undefined;
  return { what: `its exemption from ${rule} ended on ${expires}`, fix: 'mend the resource, or agree on another day' };
}
