import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Apps that people apply, because they make what a workflow needs: they are in no list of a workflow. */
const appliedByPeople = /^bootstrap(-|$)/;

/** An app of a workspace. */
export interface WorkspaceApp {
  /** Name of its folder in `apps/`; its GitHub environment and its roles go by it. */
  readonly name: string;
  /** Name of its project in Nx: that of its `package.json`, or of the folder. */
  readonly project: string;
  /** Absolute path. */
  readonly folder: string;
}

/** The apps that workflows plan and apply: folders with a `cdktf.json` in `apps/`, but for those that people apply; sorted. */
export function appsIn(workspace: string): readonly WorkspaceApp[] {
  const apps = join(workspace, 'apps');
  if (!existsSync(apps)) return [];
  const names = readdirSync(apps).filter(
    (name) => existsSync(join(apps, name, 'cdktf.json')) && !appliedByPeople.test(name),
  );
  return names.sort().map((name) => ({ name, project: projectOf(join(apps, name)) ?? name, folder: join(apps, name) }));
}

function projectOf(folder: string): string | undefined {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return undefined;
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly name?: string }).name;
}
