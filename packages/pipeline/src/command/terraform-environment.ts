import { join } from 'node:path';

import { pluginCache } from '@spot-serving/plan-review';
import { unattended } from '@spot-serving/runner';

/** Secrets of this program that are no business of Terraform or a provider. */
const OWN = ['GITHUB_TOKEN', 'REVIEW_FINGERPRINT_KEY', 'NODE_AUTH_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN', 'ACTIONS_RUNTIME_TOKEN'];

/**
 * Environment of a Terraform that nobody watches: the caller's, with credentials of the cloud and `TF_*`, but without the secrets of this program.
 *
 * @param workFolder folder for providers that Terraform downloads
 */
export function terraformEnvironment(env: NodeJS.ProcessEnv, workFolder: string): NodeJS.ProcessEnv {
  const others = Object.fromEntries(Object.entries(env).filter(([name]) => !OWN.includes(name)));
  return { ...others, ...unattended, ...pluginCache(env, join(workFolder, 'plugins')) };
}
