import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';

import { deliveryNames } from '@spot-serving/core';

import { sealKeyPolicy } from './seal-key-policy';
import type { SealKeys } from './seal-statements';

/** Whose reviews and decisions are sealed. */
export interface AppSealsProps {
  /** Name of the app. */
  readonly app: string;
  /** Partition of AWS, such as `aws`. */
  readonly partition: string;
  /** The account, twelve digits. */
  readonly account: string;
  /** ARNs of the IAM roles that administer the keys; they must exist. */
  readonly administrators: readonly string[];
}

/** The longest wait that KMS offers, in days (KMS API reference, ScheduleKeyDeletion). */
const deletionWindowInDays = 30;

/**
 * The keys by which what people saw of an app is bound to what is applied: HMAC keys of KMS, which nobody can read or take away. An app has its own, for
 * IAM cannot look into what is sealed: who plans one app could seal for another by a key that they share. With a lost key, every open review counts as none.
 */
export class AppSeals extends Construct implements SealKeys {
  readonly reviewKeyArn: string;
  readonly decisionKeyArn: string;

  constructor(scope: Construct, id: string, { app, partition, account, administrators }: AppSealsProps) {
    super(scope, id);
    const rootArn = `arn:${partition}:iam::${account}:root`;
    const role = (name: string) => `arn:${partition}:iam::${account}:role/${name}`;
    const [plans, applies] = [role(deliveryNames.planRole(app)), role(deliveryNames.applyRole(app))];
    const management = { rootArn, administrators };
    const key = (kind: 'review' | 'decision', policy: string): string => {
      const { arn, keyId } = new KmsKey(this, kind, {
        description: `Seals of ${kind}s of ${app}`,
        keyUsage: 'GENERATE_VERIFY_MAC',
        customerMasterKeySpec: 'HMAC_256',
        deletionWindowInDays,
        policy,
      });
      new KmsAlias(this, `${kind}-alias`, { name: deliveryNames.sealAlias(app, kind), targetKeyId: keyId });
      return arn;
    };
    this.reviewKeyArn = key('review', sealKeyPolicy({ ...management, makers: [plans], checkers: [applies] }));
    this.decisionKeyArn = key('decision', sealKeyPolicy({ ...management, makers: [applies], checkers: [applies] }));
  }
}
