import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner/program';

const fileName = 'environment.ts';

/**
 * The `environment.ts` of the app a user named: a folder that has one, or the name of one in `apps/` here or above.
 *
 * @throws {Failure} 2 when there is none; the message lists the apps there are
 */
export function findEnvironmentFile(cwd: string, app: string): string {
  const apps = nearestApps(cwd);
  const candidates = [join(resolve(cwd, app), fileName), ...(apps === undefined ? [] : [join(apps, app, fileName)])];
  const file = candidates.find((candidate) => existsSync(candidate));
  if (file === undefined) throw new Failure(`no app "${app}" with an ${fileName}; ${choices(apps)}`, 2);
  return file;
}

function choices(apps: string | undefined): string {
  if (apps === undefined) return 'name its folder (no apps/ folder here or above)';
  const names = readdirSync(apps).filter((name) => existsSync(join(apps, name, fileName)));
  return `the apps are ${names.sort().join(', ') || 'none'}`;
}

function nearestApps(from: string): string | undefined {
  const apps = join(from, 'apps');
  if (existsSync(apps)) return apps;
  const parent = dirname(from);
  return parent === from ? undefined : nearestApps(parent);
}
