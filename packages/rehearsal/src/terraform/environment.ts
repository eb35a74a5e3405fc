import { unattended } from '@spot-serving/terraform-runner';

/** What a rehearsed Terraform is given besides the caller's environment. */
export interface TerraformEnvironmentOptions {
  /** An empty file, so that the user's own CLI configuration (mirrors, credentials, plugin cache) plays no part. */
  readonly cliConfigFile: string;
  /** What else it needs to reach its providers and states. */
  readonly variables: NodeJS.ProcessEnv;
}

/** Variables that say where a cloud or a cluster is, and who one is there, or that change what Terraform does. */
const leftBehind = /^((AWS|TF|KUBE|HELM)_|KUBECONFIG$)/;

/** Whether a rehearsed Terraform does without a variable of the caller. */
export function isLeftBehind(name: string): boolean {
  return leftBehind.test(name);
}

/**
 * The caller's environment made safe for a rehearsal: none of its `AWS_*`, `KUBE*` and `HELM_*` variables, so nothing can reach an account
 * or a cluster, and none of its `TF_*` variables, so that variables, extra arguments, workspace, data folder and log do not change the outcome.
 */
export function terraformEnvironment(
  env: NodeJS.ProcessEnv,
  { cliConfigFile, variables }: TerraformEnvironmentOptions,
): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !isLeftBehind(name))),
    ...unattended,
    TF_CLI_CONFIG_FILE: cliConfigFile,
    ...variables,
  };
}
