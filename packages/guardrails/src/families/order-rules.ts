import type { RuleFamily } from '../engine/rule-family';
import { awsQuota } from '../rules/aws-quota';
import { ownerTags } from '../rules/owner-tags';

/** It can be applied, and found again. */
export const orderRules: RuleFamily = {
  name: 'Order',
  purpose: 'It can be applied, and found again',
  rules: [ownerTags, awsQuota],
};
