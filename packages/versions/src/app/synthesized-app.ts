import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { forRehearsal } from '@spot-serving/core/vocabulary';
import {
  type CommandContext,
  type FoundApp,
  inWorkFolder,
  readConfig,
  readManifest,
  synthesize,
} from '@spot-serving/terraform-runner';

import type { UsedChart } from '../lookup/chart-lookup';
import { chartsIn } from './charts-in';
import { imagesIn } from './images-in';

/** What the stacks of an app install. */
export interface SynthesizedApp {
  /** Charts from a repository; a chart that is a folder of this repository is pinned by being here. */
  readonly charts: readonly UsedChart[];
  /** Images that its stacks name, in pods and in values of charts, as they stand there. */
  readonly images: readonly string[];
}

/**
 * Synthesizes an app into a folder that goes again, and reads which charts and images it installs.
 *
 * @throws {Failure} with the app's own words when it cannot be synthesized
 */
export async function synthesizedApp(
  { folder }: FoundApp,
  { env, interruption }: Pick<CommandContext, 'env' | 'interruption'>,
): Promise<SynthesizedApp> {
  return inWorkFolder('versions-', async (outputFolder) => {
    await synthesize({ folder, config: readConfig(folder), outputFolder, env: forRehearsal(env), interruption });
    const stacks = readManifest(outputFolder).map(({ synthesizedStackPath }): unknown =>
      JSON.parse(readFileSync(join(outputFolder, synthesizedStackPath), 'utf8')),
    );
    return { charts: stacks.flatMap(chartsIn), images: [...new Set(stacks.flatMap(imagesIn))].sort() };
  });
}
