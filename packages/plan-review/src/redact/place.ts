import type { JsonObject } from '../plan/json';

/** Where a value is: its resource's type, and the object that holds it under `key`. */
export interface Place {
  readonly type: string;
  readonly key: string;
  /** Number of steps from the resource; 1 for its attributes. */
  readonly depth: number;
  /** The object around it before and after; entries of lists have none. */
  readonly owners: readonly JsonObject[];
}
