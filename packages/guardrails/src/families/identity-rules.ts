import type { RuleFamily } from '../engine/rule-family';
import { clusterAccess } from '../rules/cluster-access';
import { iamLongLivedKey } from '../rules/iam-long-lived-key';
import { iamManagedPolicy } from '../rules/iam-managed-policy';
import { iamPassRole } from '../rules/iam-pass-role';
import { iamWideRead } from '../rules/iam-wide-read';
import { iamWideResource } from '../rules/iam-wide-resource';
import { iamWildcardWrite } from '../rules/iam-wildcard-write';
import { policyForeignAccount } from '../rules/policy-foreign-account';
import { policyPublic } from '../rules/policy-public';
import { policyReadable } from '../rules/policy-readable';
import { roleTrustFederated } from '../rules/role-trust-federated';
import { storePublisher } from '../rules/store-publisher';

/** Who may do what is named. */
export const identityRules: RuleFamily = {
  name: 'Identity',
  purpose: 'Who may do what is named',
  rules: [
    iamWildcardWrite,
    iamWideResource,
    iamWideRead,
    iamPassRole,
    iamManagedPolicy,
    iamLongLivedKey,
    policyPublic,
    policyForeignAccount,
    policyReadable,
    roleTrustFederated,
    storePublisher,
    clusterAccess,
  ],
};
