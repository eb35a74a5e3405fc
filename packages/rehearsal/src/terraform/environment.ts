/** What a rehearsed Terraform is given besides the caller's environment. */
export interface TerraformEnvironmentOptions {
  /** An empty file, so that the user's own CLI configuration (mirrors, credentials, plugin cache) plays no part. */
  readonly cliConfigFile: string;
  /** Value of `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
}

/**
 * The caller's environment made safe for a rehearsal: none of its `AWS_*` variables, so nothing can reach an account, and
 * none of its `TF_*` variables, so that variables, extra arguments, workspace, data folder and log do not change the outcome.
 */
export function terraformEnvironment(env: NodeJS.ProcessEnv, { cliConfigFile, reattach }: TerraformEnvironmentOptions): NodeJS.ProcessEnv {
  return {
    ...Object.fromEntries(Object.entries(env).filter(([name]) => !/^(AWS|TF)_/.test(name))),
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    TF_INPUT: '0',
    TF_CLI_CONFIG_FILE: cliConfigFile,
    TF_REATTACH_PROVIDERS: reattach,
  };
}
