import type { Rule } from '../engine/rule';
import { bucketEncryption } from './bucket-encryption';
import { bucketOwnKey } from './bucket-own-key';
import { bucketTlsOnly } from './bucket-tls-only';
import { iamWildcardWrite } from './iam-wildcard-write';

/** Every rule that this package has, in the order of reports. */
export const allRules: readonly Rule[] = [bucketEncryption, bucketOwnKey, bucketTlsOnly, iamWildcardWrite];
