import type { RuleFamily } from '../engine/rule-family';
import { bucketEncryption } from '../rules/bucket-encryption';
import { bucketOwnKey } from '../rules/bucket-own-key';
import { clusterSecrets } from '../rules/cluster-secrets';
import { kmsKeyRotation } from '../rules/kms-key-rotation';
import { logGroupOwnKey } from '../rules/log-group-own-key';
import { nodeVolumes } from '../rules/node-volumes';
import { queueEncryption } from '../rules/queue-encryption';
import { storeEncryption } from '../rules/store-encryption';

/** What is kept is encrypted, with keys of our own. */
export const encryptionRules: RuleFamily = {
  name: 'Encryption',
  purpose: 'What is kept is encrypted, with keys of our own',
  rules: [
    bucketEncryption,
    bucketOwnKey,
    kmsKeyRotation,
    logGroupOwnKey,
    queueEncryption,
    clusterSecrets,
    nodeVolumes,
    storeEncryption,
  ],
};
