/** A time that is anywhere between two bounds, seconds; each moment of it is as likely as any other. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** A time that is always the same. */
export function always(seconds: number): Span {
  return { low: seconds, high: seconds };
}
