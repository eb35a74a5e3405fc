import { unless } from '@spot-serving/core/vocabulary';

import { isOwnKey } from '../aws/managed-key';
import { eachOf } from '../engine/each-of';
import { blockOf, blocksOf, shown, textsOf } from '../engine/json';
import type { Rule } from '../engine/rule';

/** Kubernetes secrets are encrypted with a key of ours. */
export const clusterSecrets: Rule = {
  id: 'cluster-secrets',
  severity: 'error',
  what: 'Every aws_eks_cluster has an encryption_config for secrets, with a key that AWS does not manage',
  why: 'only a key of our own has a policy that says who may read secrets, can be taken back, and shows its use in the trail',
  source: 'AWS Foundational Security Best Practices, EKS.3; docs/architecture.md',
  check: eachOf('aws_eks_cluster', ({ attributes }, stack) => {
    const fix = "add an encryption_config with resources ['secrets'] and provider.key_arn of a key of ours";
    const config = blocksOf(attributes.encryption_config).find(({ resources }) =>
      textsOf(resources).includes('secrets'),
    );
    if (config === undefined) return [{ what: 'has no encryption_config for secrets', fix }];
    const { key_arn: key } = blockOf(config.provider);
    return unless(isOwnKey(stack, key), {
      what: `encrypts secrets with the key ${shown(key)}, which is none of ours`,
      fix,
    });
  }),
};
