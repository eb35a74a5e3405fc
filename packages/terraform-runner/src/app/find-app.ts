import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

import { Failure } from '../failure';

const config = 'cdktf.json';

/** An app on disk. */
export interface FoundApp {
  /** Name of its folder. */
  readonly name: string;
  /** Absolute path of the folder that holds its `cdktf.json`. */
  readonly folder: string;
}

/**
 * Finds the app a user named: a folder with a `cdktf.json`, or the name of one in `apps/` of the nearest parent that has
 * such a folder.
 *
 * @param from absolute path the name is relative to
 * @throws {Failure} 2 when there is none; the message lists the apps there are
 */
export function findApp(from: string, name: string): FoundApp {
  const apps = nearestApps(from);
  const candidates = [resolve(from, name), ...(apps === undefined ? [] : [join(apps, name)])];
  const folder = candidates.find((candidate) => existsSync(join(candidate, config)));
  if (folder === undefined) throw new Failure(`no app "${name}"; ${choices(from, apps)}`, 2);
  return { name: basename(folder), folder };
}

/**
 * All apps in `apps/` of the nearest parent that has such a folder, by name.
 *
 * @param from absolute path
 * @throws {Failure} 2 when there is none
 */
export function listApps(from: string): readonly FoundApp[] {
  const apps = nearestApps(from);
  const names = apps === undefined ? [] : namesIn(apps);
  if (apps === undefined || names.length === 0) throw new Failure(`no app; ${choices(from, apps)}`, 2);
  return [...names].sort().map((name) => ({ name, folder: join(apps, name) }));
}

function namesIn(apps: string): readonly string[] {
  return readdirSync(apps, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(apps, entry.name, config)))
    .map((entry) => entry.name);
}

function choices(from: string, apps: string | undefined): string {
  if (apps === undefined) return `name a folder with a ${config} (no apps/ folder here or above)`;
  const names = namesIn(apps);
  const place = relative(from, apps) || '.';
  return names.length === 0
    ? `${place} holds no folder with a ${config}`
    : `the apps in ${place} are ${[...names].sort().join(', ')}`;
}

function nearestApps(from: string): string | undefined {
  const apps = join(from, 'apps');
  if (existsSync(apps)) return apps;
  const parent = dirname(from);
  return parent === from ? undefined : nearestApps(parent);
}
