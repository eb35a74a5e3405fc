import { policyDocument } from '@spot-serving/core';
import { type KeyManagement, keyManagementStatements } from '@spot-serving/encryption';

/** Who uses a key of seals. */
export interface SealKeyPolicyProps extends KeyManagement {
  /** ARNs of the roles that make seals; they need not exist. */
  readonly makers: readonly string[];
  /** ARNs of the roles that check them; they need not exist. */
  readonly checkers: readonly string[];
}

/**
 * Policy of a key of seals: the account's IAM policies permit its use, and only to these very roles, so that a right on every key of the account, as an
 * app's roles could give themselves, opens none of these.
 */
export function sealKeyPolicy({ makers, checkers, ...management }: SealKeyPolicyProps): string {
  const use = (Sid: string, Action: string, roles: readonly string[]) =>
    ({
      Sid,
      Effect: 'Allow',
      Principal: { AWS: management.rootArn },
      Action,
      Resource: '*',
      Condition: { ArnEquals: { 'aws:PrincipalArn': roles } },
    }) as const;
  return policyDocument([
    ...keyManagementStatements(management),
    use('MakeSeals', 'kms:GenerateMac', makers),
    use('CheckSeals', 'kms:VerifyMac', checkers),
  ]);
}
