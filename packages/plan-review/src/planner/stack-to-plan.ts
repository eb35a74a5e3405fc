import type { Ordered, StackConfiguration } from '@spot-serving/terraform-runner';

/** A synthesized stack in a folder of its own, where Terraform may write. */
export interface StackToPlan
  extends Ordered, Pick<StackConfiguration, 'backend' | 'stateLocation' | 'remoteStates' | 'providers'> {
  /** Absolute path of the folder Terraform runs in. */
  readonly folder: string;
  /** The text of its `cdk.tf.json`. */
  readonly source: string;
}
