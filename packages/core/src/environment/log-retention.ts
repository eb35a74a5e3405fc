/** Retentions that CloudWatch Logs accepts, in days (API reference, PutRetentionPolicy), and 0 for none. */
export const logRetentionDays = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** How to mend a retention that CloudWatch does not know. */
export const retentionFix = `use a retention of CloudWatch Logs: ${logRetentionDays.join(', ')}`;
