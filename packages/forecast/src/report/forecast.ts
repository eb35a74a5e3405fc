import type { Outcome } from '../outcome/outcome';
import type { Found } from '../slo/search';
import type { Slo } from '../slo/slo';
import type { World } from '../world/world';

/** A forecast, as it is told. */
export interface Forecast {
  readonly app: string;
  /** What was played, in words. */
  readonly scene: string;
  readonly world: World;
  readonly outcome: Outcome;
  readonly runs: number;
  readonly seed: number;
  readonly seconds: number;
  /** What nobody has measured, and how to say it. */
  readonly assumed: readonly string[];
  /** What was to hold, and what holds it; undefined where nobody asked. */
  readonly slo: { readonly asked: Slo; readonly found: Found | undefined } | undefined;
}
