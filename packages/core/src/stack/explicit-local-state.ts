import { LocalBackend, type TerraformStack } from 'cdktf';

/** A state on the machine that runs Terraform, chosen on purpose: only bootstrap, which makes the state bucket, has a reason to. */
export class ExplicitLocalState extends LocalBackend {
  /**
   * @param path of the state file, relative to where the stack is synthesized
   */
  constructor(stack: TerraformStack, path: string) {
    super(stack, { path });
  }
}
