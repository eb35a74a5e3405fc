import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { constructsRange, releases } from './releases';
import { rewriteFolder, writeFolder } from './rewrite-folder';
import { stacksThatDiffer } from './same-stacks';

const root = resolve(__dirname, '..', '..', '..');
const apps = readdirSync(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'cdktf.json')));
/** Providers whose bindings nobody publishes for cdktn, at the versions of ours (`@cdktf/provider-kubernetes` 12.1.1, `@cdktf/provider-helm` 12.1.2). */
const generated = { kubernetes: 'hashicorp/kubernetes@2.38.0', helm: 'hashicorp/helm@3.1.1' };
const cdktn = releases.cdktf?.version ?? '';

/**
 * `npm run try-cdktn`: takes a copy of this repository to cdktn with the packages that npm has, and holds that it type-checks, that every app
 * synthesizes the same stacks, and that one is rehearsed. It wants Node 22.19 or newer, a network to npm, and about ten minutes.
 */
function tryCdktn(): void {
  const home = mkdtempSync(join(tmpdir(), 'to-cdktn-'));
  try {
    const copy = join(home, 'copy');
    copyOf(copy);
    writeFolder(copy, rewriteFolder(copy));
    // The tables of this tool name both.
    cpSync(join(root, 'tools', 'cdktn', 'src'), join(copy, 'tools', 'cdktn', 'src'), { recursive: true });
    cpSync(join(root, 'tools', 'cdktn', 'test'), join(copy, 'tools', 'cdktn', 'test'), { recursive: true });
    generate(join(home, 'get'), copy);
    rmSync(join(copy, 'package-lock.json'));
    run(copy, 'npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund');
    run(copy, 'npx', 'tsc', '-p', 'tsconfig.bindings.json');
    removeSources(join(copy, 'packages'));
    run(copy, 'npx', 'tsc', '-b');
    for (const app of apps) compare(app, copy, home);
    run(copy, 'npx', 'rehearse', 'dev-eu-west-1');
    process.stdout.write(`All ${apps.length} apps are the same stacks with cdktn ${cdktn}.\n`);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** What git knows here, as it is now. */
function copyOf(copy: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of listed.split('\0').filter((one) => one !== '')) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  run(copy, 'git', 'init', '-q');
}

/** Makes packages of the workspace by `cdktn get`; the schemas are those that the stand-in reads from the bindings of cdktf. */
function generate(folder: string, copy: string): void {
  mkdirSync(folder);
  const config = {
    language: 'typescript',
    app: 'true',
    codeMakerOutput: 'gen',
    terraformProviders: Object.values(generated),
  };
  writeFileSync(
    join(folder, 'cdktf.json'),
    JSON.stringify({ ...config, projectId: 'to-cdktn', sendCrashReports: 'false' }),
  );
  writeFileSync(join(folder, 'package.json'), '{}');
  run(
    folder,
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
    `cdktn@${cdktn}`,
    `cdktn-cli@${cdktn}`,
    `constructs@${constructsRange}`,
  );
  const standIn = join(root, 'packages', 'stand-in', 'bin', 'stand-in.cjs');
  run(folder, process.execPath, standIn, '--types', 'all', '--', 'npx', 'cdktn', 'get');
  for (const provider of Object.keys(generated))
    bindingsPackage(provider, join(folder, 'gen', 'providers', provider), copy);
  writeFileSync(join(copy, 'tsconfig.bindings.json'), JSON.stringify(bindingsConfig));
}

function bindingsPackage(provider: string, from: string, copy: string): void {
  const folder = join(copy, 'packages', `provider-${provider}`);
  cpSync(from, join(folder, 'lib'), { recursive: true });
  // The barrels load every type; deep imports are all that is used (ADR 3).
  for (const name of readdirSync(join(folder, 'lib')).filter((one) => one.endsWith('.ts')))
    rmSync(join(folder, 'lib', name));
  const peerDependencies = { cdktn: `^${cdktn}`, constructs: constructsRange };
  const manifest = {
    name: `@cdktn/provider-${provider}`,
    version: '0.0.0',
    private: true,
    license: 'MPL-2.0',
    peerDependencies,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
}

/** Consumers would check the sources of bindings by their own rules, were they beside the declarations. */
function removeSources(packages: string): void {
  for (const provider of Object.keys(generated)) {
    const library = join(packages, `provider-${provider}`, 'lib');
    for (const file of readdirSync(library, { recursive: true, encoding: 'utf8' }))
      if (/(?<!\.d)\.ts$/.test(file)) rmSync(join(library, file));
  }
}

/** As the published bindings are compiled: JavaScript beside declarations, with the source inside, which the stand-in reads. */
const bindingsConfig = {
  compilerOptions: {
    target: 'es2022',
    module: 'node20',
    moduleResolution: 'node16',
    declaration: true,
    inlineSourceMap: true,
    inlineSources: true,
    skipLibCheck: true,
    strict: true,
    types: [],
  },
  include: ['packages/provider-*/lib/*/**/*.ts'],
};

function compare(app: string, copy: string, home: string): void {
  const [before, after] = [
    synthesized(root, app, join(home, `${app}-cdktf`)),
    synthesized(copy, app, join(home, `${app}-cdktn`)),
  ];
  const differing = stacksThatDiffer(before, after);
  if (differing.length > 0) throw new Error(`${app}: cdktn writes other stacks:\n${differing.join('\n')}`);
  process.stdout.write(`${app}: the same stacks\n`);
}

function synthesized(repository: string, app: string, outputFolder: string): string {
  const context = JSON.stringify({ targetVersions: { terraform: '>=1.10.0' } });
  const env = {
    ...process.env,
    CDKTF_OUTDIR: outputFolder,
    CDKTF_CONTEXT_JSON: context,
    CDKTF_CONTINUE_SYNTH_ON_ERROR_ANNOTATIONS: 'true',
  };
  execFileSync(process.execPath, ['../../tools/run-app.mjs'], {
    cwd: join(repository, 'apps', app),
    env,
    stdio: 'inherit',
  });
  return outputFolder;
}

function run(cwd: string, program: string, ...args: readonly string[]): void {
  process.stdout.write(`$ ${[program, ...args].join(' ')}\n`);
  execFileSync(program, args, { cwd, stdio: 'inherit', env: { ...process.env, CHECKPOINT_DISABLE: '1' } });
}

tryCdktn();
