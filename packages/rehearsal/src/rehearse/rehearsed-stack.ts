import type { StackConfiguration } from '@spot-serving/terraform-runner';

import type { DeletionGuard } from '../terraform/deletion-guards';
import type { StatefulStack } from '../terraform/overrides';

/** A synthesized stack in the work folder, ready for Terraform. */
export interface RehearsedStack extends StatefulStack, StackConfiguration {
  /** Names of the stacks it needs. */
  readonly dependencies: readonly string[];
  /** Absolute path of the folder Terraform runs in. */
  readonly folder: string;
  /** Absolute path of its `cdk.tf.json`. */
  readonly file: string;
  /** Text of that file as it was synthesized. */
  readonly source: string;
  /** Warnings that constructs attached at synth. */
  readonly warnings: readonly string[];
  /** What keeps AWS from deleting a resource of it, or of a stack that needs it. */
  readonly guards: readonly DeletionGuard[];
}
