import { S3Backend, type S3BackendConfig, type TerraformStack } from 'cdktf';

/** Where the state of one stack is. */
export interface LockedStateProps {
  /** Bucket of the states. */
  readonly bucket: string;
  /** Region of the bucket. */
  readonly region: string;
  /** Key of this stack's state; its lock is the object `<key>.tflock`. */
  readonly key: string;
  /** Whether Terraform takes a region that its release does not know yet. @default false */
  readonly skipRegionValidation?: boolean;
}

/**
 * The state of a stack in S3 with a native lock; stacks that read it get `use_lockfile` with the rest. Needs Terraform 1.10.
 *
 * cdktf 0.21 has no `useLockfile` in its type but renders every property it is given (delivery 2.3). `encrypt` is left out on purpose:
 * without a key id it asks for AES256 and so would override the bucket's default encryption with our key.
 */
export class LockedState extends S3Backend {
  constructor(stack: TerraformStack, props: LockedStateProps) {
    const config: S3BackendConfig & { readonly useLockfile: true } = { ...props, useLockfile: true };
    super(stack, config);
  }
}
