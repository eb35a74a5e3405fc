import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner/program';

import { blocksIn, firstList, freeBlock, withBlock, withoutBlock } from './addresses';
import type { FileChange } from './file-change';
import { jsonFile } from './file-change';
import { likeFiles } from './like-app';
import { listedBeside, unlisted } from './listings';
import { exampleAccount, newAppFiles } from './new-app';
import { newProjectFiles } from './new-project';
import type { CreateOptions } from './options';
import { refuseRegion } from './region-given';

const addressList = 'apps/addresses.ts';

/** What somebody asked for, once whoever can answer was asked. */
export type Wanted = Pick<CreateOptions, 'like' | 'region' | 'tier' | 'account' | 'cidr'> & { readonly name: string };

/**
 * Everything that a new app changes in a project.
 *
 * @param project absolute path of an empty folder, or of one with apps in `apps/`
 * @param version of our packages
 * @throws {Failure} 2 for an app that is there, another that is not, a block that is taken, and a region without EKS; nothing is written then
 */
export function newApp(project: string, wanted: Wanted, version: string): readonly FileChange[] {
  const { name, like, region, tier = 'dev', account = exampleAccount } = wanted;
  if (existsSync(join(project, 'apps', name)))
    throw new Failure(`apps/${name} is there: choose another name, or remove it`, 2);
  if (region !== undefined) refuseRegion(region);
  const listFile = join(project, addressList);
  const list = existsSync(listFile) ? readFileSync(listFile, 'utf8') : undefined;
  const cidr = freeBlock(blocksIn(list ?? ''), wanted.cidr);
  const listed = {
    path: addressList,
    content: list === undefined ? firstList(name, cidr) : withBlock(list, name, cidr),
  };
  if (like === undefined) {
    if (region === undefined) throw new Failure('which region? --region eu-west-1, or a name that ends with it', 2);
    const around = existsSync(join(project, 'package.json')) ? [] : newProject(project, name, version);
    return [...around, listed, ...newAppFiles({ name, region, tier, account, cidr })];
  }
  refuseUnknown(project, like);
  return [listed, ...likeFiles(project, { ...wanted, like }), ...listedBeside(project, like, name, region)];
}

/** Nothing of the user's is replaced: what is in the way is named. */
function newProject(project: string, app: string, version: string): readonly FileChange[] {
  const files = newProjectFiles(basename(project), app, version);
  const there = files.filter(({ path }) => existsSync(join(project, path))).map(({ path }) => path);
  if (there.length > 0)
    throw new Failure(
      `${there.join(', ')} would be replaced; begin in an empty folder, or in one with a package.json`,
      2,
    );
  return files;
}

/** Everything that goes with an app. @throws {Failure} 2 when it is not there */
export function goneApp(project: string, name: string): readonly FileChange[] {
  refuseUnknown(project, name);
  const listFile = join(project, addressList);
  const list = existsSync(listFile) ? readFileSync(listFile, 'utf8') : '';
  const files = readdirSync(join(project, 'apps', name), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length + 1));
  return [
    ...files.map((path) => ({ path, content: null })),
    ...(list === '' ? [] : [{ path: addressList, content: withoutBlock(list, name) }]),
    ...reordered(project, name),
    ...unlisted(project, name),
  ];
}

/** Who came after an app comes after who was before it. */
function reordered(project: string, name: string): readonly FileChange[] {
  const configs = appsIn(project).map((app) => {
    const path = `apps/${app}/cdktf.json`;
    return {
      app,
      path,
      json: JSON.parse(readFileSync(join(project, path), 'utf8')) as { readonly after?: { readonly app: string } },
    };
  });
  const before = configs.find(({ app }) => app === name)?.json.after?.app;
  return configs
    .filter(({ app, json }) => app !== name && json.after?.app === name)
    .map(({ path, json: { after, ...json } }) => ({
      path,
      content: jsonFile(before === undefined ? json : { ...json, after: { ...after, app: before } }),
    }));
}

function refuseUnknown(project: string, name: string): void {
  const known = appsIn(project);
  if (!known.includes(name))
    throw new Failure(`there is no app ${name}; the apps are ${known.join(', ') || 'none'}`, 2);
}

function appsIn(project: string): readonly string[] {
  const apps = join(project, 'apps');
  return existsSync(apps) ? readdirSync(apps).filter((app) => existsSync(join(apps, app, 'cdktf.json'))) : [];
}
