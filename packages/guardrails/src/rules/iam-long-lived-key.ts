import { eachOf } from '../engine/each-of';
import type { Rule } from '../engine/rule';

/** No credentials that do not end. */
export const iamLongLivedKey: Rule = {
  id: 'iam-long-lived-key',
  severity: 'error',
  what: 'There is no aws_iam_access_key and no aws_iam_user_login_profile',
  why: 'a key that never ends is copied once and used for years; and Terraform keeps it, readable, in the state',
  source:
    'IAM user guide, "Security best practices: use temporary credentials"; Terraform AWS provider, aws_iam_access_key',
  check: eachOf(['aws_iam_access_key', 'aws_iam_user_login_profile'], ({ type }) => [
    {
      what: `is an ${type}, a credential that does not end`,
      fix: 'give people roles by IAM Identity Center, and programs roles by OpenID Connect or Pod Identity',
    },
  ]),
};
