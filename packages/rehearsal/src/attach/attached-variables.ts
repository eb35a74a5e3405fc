import { forRehearsal } from '@spot-serving/core/vocabulary';

/** What an attached shell needs besides the session itself. */
export interface AttachedVariables {
  /** An empty CLI configuration, so that the user's own plays no part. */
  readonly cliConfigFile: string;
  /** What leads to the states. */
  readonly states: NodeJS.ProcessEnv;
  /** What leads to the providers. */
  readonly providers: NodeJS.ProcessEnv;
}

/**
 * Environment in which plain `terraform` and plain `cdktf` use the session.
 *
 * cdktf takes every option from a variable `CDKTF_<OPTION>` too. `skip-provider-lock` is needed: `cdktf deploy` asks the registry for
 * checksums otherwise, though it has all its providers. Without `disable-plugin-cache-env` it makes a folder in the user's home.
 */
export function attachedVariables({
  cliConfigFile,
  states,
  providers,
}: AttachedVariables): Readonly<Record<string, string>> {
  const all: NodeJS.ProcessEnv = {
    ...forRehearsal({}),
    ...states,
    ...providers,
    TF_CLI_CONFIG_FILE: cliConfigFile,
    CHECKPOINT_DISABLE: '1',
    CDKTF_SKIP_PROVIDER_LOCK: 'true',
    CDKTF_DISABLE_PLUGIN_CACHE_ENV: 'true',
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
