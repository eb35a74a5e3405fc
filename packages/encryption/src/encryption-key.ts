import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** Longest wait that KMS offers between asking for a key's deletion and losing it, in days (KMS API reference, ScheduleKeyDeletion). */
const deletionWindowDays = 30;

/** What a key is for and who may use it. */
export interface EncryptionKeyProps {
  /** Name of its alias, without `alias/`. */
  readonly alias: string;
  /** What it encrypts. */
  readonly description: string;
  /** Key policy, JSON. */
  readonly policy: string;
  /** Whether Terraform refuses to destroy it. @default false */
  readonly destroyProtection?: boolean;
  /** Principals of the policy; KMS refuses a policy whose principals do not exist. @default none */
  readonly after?: ITerraformDependable[];
}

/** A symmetric key of our own, with an alias, that turns every year; when it is deleted, there are 30 days to think again. */
export class EncryptionKey extends Construct {
  /** ARN of the key. */
  readonly arn: string;

  constructor(
    scope: Construct,
    id: string,
    { alias, description, policy, destroyProtection, after }: EncryptionKeyProps,
  ) {
    super(scope, id);
    const key = new KmsKey(this, 'Resource', {
      description,
      policy,
      enableKeyRotation: true,
      deletionWindowInDays: deletionWindowDays,
      lifecycle: destroyProtection ? { preventDestroy: true } : undefined,
      dependsOn: after,
    });
    new KmsAlias(this, 'Alias', { name: `alias/${alias}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}
