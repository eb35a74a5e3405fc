import type { SealKeys } from '../seal/seal-statements';
import type { AppPlace } from './owned-arns';

/** The app that a role applies, and where. */
export interface ApplyPlace extends AppPlace {
  /** ARN of the boundary that every role of the app must have. */
  readonly boundaryArn: string;
  /** Keys by which its reviews and decisions are sealed. */
  readonly seals: SealKeys;
}
