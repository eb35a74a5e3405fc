import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { programs } from './programs';
import { root, tarballs } from './tarballs';

/** Where cdktf's command keeps what `cdktf init --template=typescript` copies. */
const template = join(root, 'node_modules', '@cdktf', 'cli-core', 'templates', 'typescript');

/** Runs a program of the project to its end; what it printed. */
export const run = (folder: string, program: string, ...args: readonly string[]): string =>
  execFileSync(program, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Fills a folder as `cdktf init --template=typescript` does before it installs anything. */
export function cdktfProject(folder: string): void {
  cpSync(template, folder, { recursive: true, filter: (path) => !path.endsWith('.hooks.sscaff.js') });
  renameSync(join(folder, '{{}}.gitignore'), join(folder, '.gitignore'));
  const answers = { ' $base ': 'their-app', projectId: 'their-app', sendCrashReports: 'false', futureFlags: '' };
  for (const file of ['cdktf.json', 'main.ts', 'package.json'].map((name) => join(folder, name))) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/\{\{([^}]*)\}\}/g, (_, key: keyof typeof answers) => answers[key]),
    );
  }
}

/** Installs in a project, by npm as anybody does, from its cache where that has it. */
export function install(folder: string, ...specifiers: readonly string[]): void {
  run(folder, 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...specifiers);
}

/** Versions of what the workspace develops with. */
const installed = (...names: readonly string[]): readonly string[] =>
  names.map((name) => {
    const manifest = readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8');
    return `${name}@${(JSON.parse(manifest) as { readonly version: string }).version}`;
  });

/** What cdktf's template wants beside cdktf. TypeScript has no API for ts-node from 7 on, so its version is said. */
export const tools = [...installed('typescript', '@types/node', '@types/jest'), 'ts-node@10.9.2'];

/** A project's dependencies beside our packages, as they are in the workspace. */
export const theirs = [
  ...installed('cdktf', 'constructs', '@cdktf/provider-aws', '@cdktf/provider-helm', '@cdktf/provider-kubernetes'),
  ...tools,
];

/** A project with tarballs and programs, each an app in a folder of its own. */
export function projectWithPrograms(
  folder: string,
  peers: readonly string[],
  packages = tarballs(),
  names = Object.keys(programs),
): void {
  cdktfProject(folder);
  install(folder, ...packages, ...peers);
  for (const name of names) {
    const to = join(folder, 'infra', name);
    mkdirSync(to, { recursive: true });
    writeFileSync(join(to, 'main.ts'), source(name, folder));
    writeFileSync(join(to, 'cdktf.json'), JSON.stringify({ language: 'typescript', app: 'node main.js' }));
  }
}

/** Text of a program. */
function source(name: string, folder: string): string {
  const example = join(root, 'examples', name, 'main.ts');
  if (existsSync(example)) return readFileSync(example, 'utf8');
  const page = readFileSync(join(folder, 'node_modules', '@spot-serving', 'network', 'README.md'), 'utf8');
  return /^```ts\n([^]*?)^```/m.exec(page)?.[1] ?? 'its README has no program';
}
