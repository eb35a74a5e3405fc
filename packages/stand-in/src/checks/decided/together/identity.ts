import type { Problem } from '../../problem';
import type { Body } from '../body';
import { joint, type JointRules } from '../joint-rule';
import { isJsonObject, jsonIn } from './json-in';

const kms = 'AWS KMS API Reference, PutKeyPolicy: the key policy lockout safety check';

/** Whether a pattern of actions has the one. */
function covers(pattern: unknown, action: string): boolean {
  const form = String(pattern)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${form}$`, 'i').test(action);
}

/** A key whose policy nobody can change any more is not made. */
function lockedOut(key: Body): readonly Problem[] {
  const policy = jsonIn(key, 'policy');
  if (policy === undefined || key.flag('bypass_policy_lockout_safety_check') === true) return [];
  const statements = [policy['Statement']].flat().filter(isJsonObject);
  const isKept = statements.some(
    (one) =>
      one['Effect'] === 'Allow' &&
      (one['NotAction'] !== undefined || [one['Action']].flat().some((action) => covers(action, 'kms:PutKeyPolicy'))),
  );
  return isKept
    ? []
    : [
        key.fault(
          'policy',
          'The new key policy will not allow you to update the key policy in the future: nobody may kms:PutKeyPolicy',
        ),
      ];
}

/** Rules over several arguments of identities and keys. */
export const identityRules: JointRules = {
  aws_kms_key: [joint(kms, lockedOut)],
  aws_kms_key_policy: [joint(kms, lockedOut)],
};
