import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { type Problem, unless } from '@spot-serving/core';

/**
 * What is wrong with the name of an app in a folder `apps/<name>`: that it is another. States, roles, GitHub's environment and the workflows go by it, so
 * a copied app with the name of the old one would address what that has deployed.
 *
 * @param folder absolute path in which the app is synthesized; one that is no app of an `apps` folder may have any name
 */
export function folderProblems(name: string, folder: string): Problem[] {
  if (basename(dirname(folder)) !== 'apps' || !existsSync(join(folder, 'cdktf.json'))) return [];
  const fix = `write '${basename(folder)}', as the folder is called: states, roles and workflows are found by it`;
  return unless(name === basename(folder), { path: 'name', value: name, fix });
}
