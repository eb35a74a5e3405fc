import type { ITerraformDependable } from 'cdktf';

import type { ResolvedVersions } from '@spot-serving/core';

/** What every controller is given by its stack. */
export interface ControllerProps {
  /** What must be ready before its pods start: the priority classes, controllers whose webhooks they meet. @default nothing */
  readonly after?: readonly ITerraformDependable[];
  /** Registry that holds copies of the images, each at the path it has at its public registry. @default the public registries */
  readonly imageRegistry?: string;
  /** Digests that were looked up, by public reference of the image. @default none - images are whatever their tags are at the time */
  readonly images?: ResolvedVersions['images'];
}
