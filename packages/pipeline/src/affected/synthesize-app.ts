import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { lockFileName } from '@spot-serving/plan-review';
import { type CommandContext, readConfig, synthesize } from '@spot-serving/terraform-runner';

/**
 * Synthesizes an app into `folder`, which is made: `manifest.json`, the stacks with their assets, and the app's lock file of providers; nothing that
 * a Terraform left beside the sources.
 *
 * @param app absolute path of the app's folder
 * @throws {Failure} in the app's own words
 */
export async function synthesizeApp(
  app: string,
  folder: string,
  { env, interruption }: Pick<CommandContext, 'env' | 'interruption'>,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await synthesize({ folder: app, config: readConfig(app), outputFolder: folder, env, interruption });
  const lockFile = join(app, lockFileName);
  if (existsSync(lockFile)) copyFileSync(lockFile, join(folder, lockFileName));
}
