import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type FileChange, jsonFile } from './file-change';

/** Changes one of the lists that apps stand in. */
type Edit = (text: string) => string;

/** The references of a `tsconfig.json`. */
interface Tsconfig {
  readonly references?: readonly { readonly path: string }[];
}

/**
 * The lists beside an app's folder that have `like`, with `name` after it: the account's bootstrap, the types' references, and the apps to choose from in
 * workflows.
 */
export function listedBeside(
  project: string,
  like: string,
  name: string,
  region: string | undefined,
): readonly FileChange[] {
  const entry = new RegExp(`([ \\t]*)(['"])${like}\\2: (\\{[^{}]*\\}),?`);
  return editedLists(project, {
    bootstrap: (text) =>
      text.replace(entry, (whole: string, indent: string, quote: string, value: string) => {
        const own = region === undefined ? value : value.replace(/region: (['"])[\w-]+\1/, `region: '${region}'`);
        const kept = whole.endsWith(',') ? whole : `${whole},`;
        return `${kept}${indent.length > 1 ? `\n${indent}` : ' '}${quote}${name}${quote}: ${own}${whole.endsWith(',') ? ',' : ''}`;
      }),
    references: (references) =>
      references.flatMap((one) => (one.path === `./apps/${like}` ? [one, { path: `./apps/${name}` }] : [one])),
    choices: (apps) => apps.flatMap((app) => (app === like ? [app, name] : [app])),
    golden: (list) => list,
  });
}

/** The same lists without an app. */
export function unlisted(project: string, name: string): readonly FileChange[] {
  return editedLists(project, {
    bootstrap: (text) => text.replace(new RegExp(`\\s*(['"])${name}\\1: \\{[^{}]*\\},?`), ''),
    references: (references) => references.filter(({ path }) => path !== `./apps/${name}`),
    choices: (apps) => apps.filter((app) => app !== name),
    golden: (list) =>
      list
        .split('\n')
        .filter((line) => !new RegExp(`\\.[A-Za-z]+-${name}_`).test(line))
        .join('\n'),
  });
}

interface ListEdits {
  readonly bootstrap: Edit;
  readonly references: (references: NonNullable<Tsconfig['references']>) => NonNullable<Tsconfig['references']>;
  readonly choices: (apps: readonly string[]) => readonly string[];
  /** Addresses of the account's bootstrap, which has roles for each app; new ones are written by its test. */
  readonly golden: Edit;
}

function editedLists(project: string, { bootstrap, references, choices, golden }: ListEdits): readonly FileChange[] {
  const inReferences: Edit = (text) => {
    const json = JSON.parse(text) as Tsconfig;
    return json.references === undefined ? text : jsonFile({ ...json, references: references(json.references) });
  };
  const inChoices: Edit = (text) =>
    text.replace(
      /(options: \[)([^\]]*)(\])/g,
      (_, head: string, apps: string, tail: string) =>
        `${head}${choices(apps.split(',').map((app) => app.trim())).join(', ')}${tail}`,
    );
  return [
    ...bootstraps(project).flatMap((folder) => edited(project, `${folder}/environment.ts`, bootstrap)),
    ...bootstraps(project).flatMap((folder) => edited(project, `${folder}/test/addresses.golden.txt`, golden)),
    ...edited(project, 'tsconfig.json', inReferences),
    ...workflows(project).flatMap((path) => edited(project, path, inChoices)),
  ];
}

/** Folders of what an account needs once, relative to the project. */
export function bootstraps(project: string): readonly string[] {
  return readdirSync(join(project, 'apps'))
    .filter((name) => name.startsWith('bootstrap'))
    .map((name) => `apps/${name}`);
}

function workflows(project: string): readonly string[] {
  const folder = '.github/workflows';
  if (!existsSync(join(project, folder))) return [];
  return readdirSync(join(project, folder))
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => `${folder}/${name}`);
}

function edited(project: string, path: string, edit: Edit): readonly FileChange[] {
  const file = join(project, path);
  if (!existsSync(file)) return [];
  const before = readFileSync(file, 'utf8');
  const content = edit(before);
  return content === before ? [] : [{ path, content }];
}
