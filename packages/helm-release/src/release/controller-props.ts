import type { ITerraformDependable } from 'cdktf';

/** What every controller is given by its stack. */
export interface ControllerProps {
  /** What must be ready before its pods start: the priority classes, controllers whose webhooks they meet. @default nothing */
  readonly after?: readonly ITerraformDependable[];
  /** Registry that holds copies of the images, each at the path it has at its public registry. @default the public registries */
  readonly imageRegistry?: string;
}
