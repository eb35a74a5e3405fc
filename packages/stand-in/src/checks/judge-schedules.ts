import { ofText, shown } from './judge-texts';
import type { Judges } from './rule';

/** Judges of schedules. */
export const scheduleJudges: Judges<'cron' | 'schedule'> = {
  cron: ofText((_rule, text) =>
    isCron(text) ? undefined : `to be a cron expression of five fields, got ${shown(text)}`,
  ),
  schedule: ofText((_rule, text) =>
    isSchedule(text) ? undefined : `to be a schedule such as rate(5 minutes) or cron(0 3 * * ? *), got ${shown(text)}`,
  ),
};

const months = 'JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC';
const days = 'SUN|MON|TUE|WED|THU|FRI|SAT';

/** Limits of a field, and the names it takes. */
interface Field {
  readonly from: number;
  readonly to: number;
  readonly names?: string;
  /** What else a part may be. */
  readonly special?: RegExp;
}

const minute: Field = { from: 0, to: 59 };
const hour: Field = { from: 0, to: 23 };

/** Five fields, as robfig/cron v3 reads them (kubernetes/kubernetes v1.34, pkg/apis/batch/validation), or a macro. */
const unix: readonly Field[] = [
  minute,
  hour,
  { from: 1, to: 31 },
  { from: 1, to: 12, names: months },
  { from: 0, to: 6, names: days },
];

/** Six fields (Amazon EventBridge User Guide, "Cron expressions reference"): one of the two days is "?". */
const eventBridge: readonly Field[] = [
  minute,
  hour,
  { from: 1, to: 31, special: /^(L|LW|\d{1,2}W)$/ },
  { from: 1, to: 12, names: months },
  { from: 1, to: 7, names: days, special: /^(L|([1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(L|#[1-5]))$/i },
  { from: 1970, to: 2199 },
];

function isCron(text: string): boolean {
  if (/^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(text) || /^@every \d/.test(text)) return true;
  const fields = text
    .replace(/^(CRON_TZ|TZ)=\S+\s+/, '')
    .trim()
    .split(/\s+/);
  return fields.length === unix.length && fields.every((field, at) => isField(field, unix[at] ?? minute));
}

function isSchedule(text: string): boolean {
  const [, rate, unit] = /^rate\((\d+) (minutes?|hours?|days?)\)$/.exec(text) ?? [];
  if (rate !== undefined && unit !== undefined) return Number(rate) > 0 && (rate === '1') === !unit.endsWith('s');
  const [, cron] = /^cron\((.+)\)$/.exec(text) ?? [];
  const fields = cron?.trim().split(/\s+/) ?? [];
  if (fields.length !== eventBridge.length) return false;
  if ((fields[2] === '?') === (fields[4] === '?')) return false;
  return fields.every((field, at) => isField(field, eventBridge[at] ?? minute));
}

function isField(field: string, limits: Field): boolean {
  return field.split(',').every((part) => isPart(part, limits));
}

function isPart(part: string, { from, to, names, special }: Field): boolean {
  if (special?.test(part)) return true;
  const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
  if (step !== undefined && (Number(step) === 0 || Number(step) > to)) return false;
  if (range === '*' || range === '?') return true;
  const ends = range.split('-');
  const isEnd = (end: string): boolean =>
    (names !== undefined && new RegExp(`^(${names})$`, 'i').test(end)) ||
    (/^\d+$/.test(end) && Number(end) >= from && Number(end) <= to);
  return ends.length <= 2 && ends.every(isEnd);
}
