import type { Drift } from '../drift/drift';
import type { PlannedDrift } from '../drift/drifter';
import type { AppResource } from '../targets/app-resource';

/** A drift of one resource of the app. */
export interface ExpectedDrift extends PlannedDrift {
  readonly drift: Drift;
  readonly resource: AppResource;
}
