import { join } from 'node:path';

import { pluginCache, withoutOwnSecrets } from '@spot-serving/plan-review';
import { unattended } from '@spot-serving/terraform-runner';

/**
 * Environment of a Terraform that nobody watches: the caller's, with credentials of the cloud and `TF_*`, but without the secrets of this program.
 *
 * @param workFolder folder for providers that Terraform downloads
 */
export function terraformEnvironment(env: NodeJS.ProcessEnv, workFolder: string): NodeJS.ProcessEnv {
  return { ...withoutOwnSecrets(env), ...unattended, ...pluginCache(env, join(workFolder, 'plugins')) };
}
