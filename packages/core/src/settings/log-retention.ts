/** Retentions that CloudWatch Logs accepts, in days (API reference, PutRetentionPolicy), and 0 for none. */
export const logRetentionDays = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** Days that logs are kept where nobody chose, and production is at stake: a year, chosen so that a yearly audit finds them all. */
export const defaultLogDays = 365;

/** How to mend a retention that CloudWatch does not know. */
export function retentionFix(least: 0 | 1): string {
  return `use a retention of CloudWatch Logs: ${logRetentionDays.filter((days) => days >= least).join(', ')}`;
}

/** What is wrong with the days that a log is kept. */
export function logDaysFix(days: number): string | undefined {
  return logRetentionDays.some((known) => known > 0 && known === days) ? undefined : retentionFix(1);
}
