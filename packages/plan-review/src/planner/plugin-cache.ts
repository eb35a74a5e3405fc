import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Variables that let the stacks of a run install a provider once. A cache that the user set up, by variable or in Terraform's CLI configuration,
 * stays in use.
 *
 * @param folder for the run's own cache; it is made if it is needed
 */
export function pluginCache(env: NodeJS.ProcessEnv, folder: string): Readonly<Record<string, string>> {
  if (env.TF_PLUGIN_CACHE_DIR || configuresCache(env)) return {};
  mkdirSync(folder, { recursive: true });
  // The lock files of a run are copies that go with it, so nothing is lost when they hold the checksums of one platform only.
  return { TF_PLUGIN_CACHE_DIR: folder, TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1' };
}

function configuresCache({ TF_CLI_CONFIG_FILE, HOME = homedir() }: NodeJS.ProcessEnv): boolean {
  const file = TF_CLI_CONFIG_FILE || join(HOME, '.terraformrc');
  return existsSync(file) && /^\s*plugin_cache_dir\s*=/m.test(readFileSync(file, 'utf8'));
}
