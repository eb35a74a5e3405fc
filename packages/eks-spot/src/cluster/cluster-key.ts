import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** Longest wait that KMS offers between asking for a key's deletion and losing it, in days (KMS API reference, ScheduleKeyDeletion). */
const deletionWindowDays = 30;

/** What a key is for and who may use it. */
export interface ClusterKeyProps {
  /** Name of its alias, without `alias/`. */
  readonly alias: string;
  /** What it encrypts. */
  readonly description: string;
  /** Key policy, JSON. */
  readonly policy: string;
  /** Principals of the policy; KMS refuses a policy whose principals do not exist. @default none */
  readonly after?: ITerraformDependable[];
}

/** A symmetric key of our own that turns every year; when it is deleted, there are 30 days to think again. */
export class ClusterKey extends Construct {
  /** ARN of the key. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { alias, description, policy, after }: ClusterKeyProps) {
    super(scope, id);
    const key = new KmsKey(this, 'Resource', {
      description,
      policy,
      enableKeyRotation: true,
      deletionWindowInDays: deletionWindowDays,
      dependsOn: after,
    });
    new KmsAlias(this, 'Alias', { name: `alias/${alias}`, targetKeyId: key.keyId });
    this.arn = key.arn;
  }
}
