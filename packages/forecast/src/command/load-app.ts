import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

import { forRehearsal } from '@spot-serving/core/vocabulary';
import {
  type CommandContext,
  Failure,
  findApp,
  inWorkFolder,
  readConfig,
  readManifest,
  synthesize,
} from '@spot-serving/terraform-runner';

import { readWorld } from '../world/read-world';
import { stackObjects } from '../world/stack-objects';
import type { World } from '../world/world';
import type { ForecastOptions } from './options';

/** An app, and what a forecast needs of it. */
export interface LoadedApp {
  readonly name: string;
  readonly world: World;
}

/**
 * Reads an app: what was synthesized of it, or what it synthesizes now.
 *
 * @throws {Failure} 2 where there is no such app, or it serves no model of which a forecast could be made; what the app said when it does not synthesize
 */
export async function loadApp({ app, synthesized }: ForecastOptions, context: CommandContext): Promise<LoadedApp> {
  const { cwd, env, interruption } = context;
  if (synthesized !== undefined) {
    const folder = resolve(cwd, synthesized);
    return readApp(app ?? basename(dirname(folder)), folder);
  }
  const found = findApp(cwd, app ?? '');
  const config = readConfig(found.folder);
  return inWorkFolder('spot-serving-forecast-', async (work) => {
    const outputFolder = join(work, 'cdktf.out');
    mkdirSync(outputFolder);
    await synthesize({ folder: found.folder, config, outputFolder, env: forRehearsal(env), interruption });
    return readApp(found.name, outputFolder);
  });
}

function readApp(name: string, folder: string): LoadedApp {
  const stacks = readManifest(folder).map(({ synthesizedStackPath }) => readStack(join(folder, synthesizedStackPath)));
  const { objects, region } = stackObjects(stacks);
  const world = readWorld(objects, region);
  const homeless = world.services.flatMap(({ deployments }) => deployments).filter(({ pools }) => pools.length === 0);
  if (world.services.length === 0)
    throw new Failure(
      `${name} serves no model: no Deployment of ModelServer or with an autoscaler is in its stacks`,
      2,
    );
  if (homeless.length > 0)
    throw new Failure(
      `${name}: no Auto Scaling group says by its node-template tags that it holds pods of ${homeless.map((one) => one.name).join(', ')}; a forecast needs its labels and resources`,
      2,
    );
  return { name, world };
}

function readStack(file: string): unknown {
  if (!existsSync(file)) throw new Failure(`${file} is not there: synthesize the app again`, 2);
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file} cannot be read (${(error as Error).message}): synthesize the app again`, 2);
  }
}
