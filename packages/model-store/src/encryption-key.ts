import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
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
  /** Whether Terraform refuses to destroy it. */
  readonly destroyProtection: boolean;
}

/** A symmetric key of our own, rotated every year, with an alias. */
export class EncryptionKey extends Construct {
  /** ARN of the key. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { alias, description, policy, destroyProtection }: EncryptionKeyProps) {
    super(scope, id);
    const key = new KmsKey(this, 'Resource', {
      description,
      policy,
      enableKeyRotation: true,
      deletionWindowInDays: deletionWindowDays,
      lifecycle: { preventDestroy: destroyProtection },
    });
    new KmsAlias(this, 'Alias', { name: `alias/${alias}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}
