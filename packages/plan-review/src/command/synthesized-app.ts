import { mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { type CommandContext, findApp, readConfig, synthesize } from '@spot-serving/terraform-runner';

import { lockFileName } from '../planner/lock-file';
import type { PlanOptions } from './plan-options';

/** An app whose stacks can be planned. */
export interface SynthesizedApp {
  readonly name: string;
  /** Folder with its `manifest.json`. */
  readonly folder: string;
  /** Where its lock file would be. */
  readonly lockFile: string;
}

/**
 * Finds what is to be planned, and synthesizes it where that has not been done.
 *
 * @param workFolder empty folder that goes when all is done
 * @throws {Failure} when there is no such app, and when it does not synthesize
 */
export async function synthesizedApp(
  { of, lockFile }: Pick<PlanOptions, 'of'> & Partial<Pick<PlanOptions, 'lockFile'>>,
  context: CommandContext,
  workFolder: string,
): Promise<SynthesizedApp> {
  const { cwd, env, interruption } = context;
  const named = lockFile === undefined ? undefined : resolve(cwd, lockFile);
  if ('synthesized' in of) {
    const folder = resolve(cwd, of.synthesized);
    return { name: of.app ?? basename(dirname(folder)), folder, lockFile: named ?? join(folder, lockFileName) };
  }
  const app = findApp(cwd, of.app);
  const outputFolder = join(workFolder, 'cdktf.out');
  mkdirSync(outputFolder);
  await synthesize({ folder: app.folder, config: readConfig(app.folder), outputFolder, env, interruption });
  return { name: app.name, folder: outputFolder, lockFile: named ?? join(app.folder, lockFileName) };
}
