/**
 * Environment of a Terraform that nobody watches: it asks no questions, gives no hints on what to type next, and sends HashiCorp nothing
 * (https://developer.hashicorp.com/terraform/cli/config/environment-variables).
 */
export const unattended: Readonly<Record<string, string>> = {
  CHECKPOINT_DISABLE: '1',
  TF_IN_AUTOMATION: '1',
  TF_INPUT: '0',
};
