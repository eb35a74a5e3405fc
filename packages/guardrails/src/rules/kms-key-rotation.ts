import { eachOf } from '../engine/each-of';
import { isTrue, shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Each symmetric key turns by itself; KMS cannot rotate asymmetric and HMAC keys. */
export const kmsKeyRotation: Rule = {
  id: 'kms-key-rotation',
  severity: 'error',
  what: 'Every symmetric aws_kms_key has enable_key_rotation',
  why: 'a key that never turns encrypts ever more under the same material; rotation costs nothing and breaks nothing',
  source: 'AWS Foundational Security Best Practices, KMS.4',
  check: eachOf('aws_kms_key', ({ attributes: { enable_key_rotation: rotates, customer_master_key_spec: spec } }) => {
    const [kind = 'SYMMETRIC_DEFAULT'] = textsOf(spec);
    if (kind !== 'SYMMETRIC_DEFAULT' || isTrue(rotates)) return [];
    return [{ what: `has enable_key_rotation ${shown(rotates)}`, fix: 'set enable_key_rotation to true' }];
  }),
};
