/** One step of a wait, any duration between its bounds as likely as another. */
export interface Term {
  /** What happens, in a few words. */
  readonly step: string;
  /** Seconds. */
  readonly low: number;
  readonly high: number;
  /** Where the bounds come from. */
  readonly source: string;
}
