import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { commands } from './commands';
import { root } from './pages';
import type { ShellCommand } from './shell-commands';

/** Programs of others that pages call and that are not looked into, and what each would need. */
export const elsewhere: Readonly<Record<string, string>> = {
  aws: 'an account of AWS',
  awk: 'logs of a balancer',
  curl: 'an endpoint that answers',
  date: 'nothing',
  gh: 'GitHub',
  git: 'a repository',
  go: 'a network',
  grep: 'logs',
  helm: 'a cluster',
  jq: 'what another program says',
  kubectl: 'a cluster',
  model_signing: 'a key',
  openssl: 'nothing',
  pip: 'an index of packages',
  'setup-envtest': 'a network',
  sort: 'logs',
  uniq: 'logs',
  zcat: 'logs',
};

/** Programs of others whose arguments are judged. */
const judged = ['node', 'npm', 'npx', 'terraform'];

/** Our programs, by name. */
export const ours = new Map(commands().map((command) => [command.name, command]));

/** Every program that a page may call. */
export const programs: readonly string[] = [...Object.keys(elsewhere), ...judged, ...ours.keys()];

const json = (file: string): unknown => JSON.parse(readFileSync(join(root, file), 'utf8'));
const { scripts } = json('package.json') as { readonly scripts: Readonly<Record<string, string>> };

/** The call of a program of ours that a command is: its name and its arguments. */
export function ownCall([program, ...args]: ShellCommand): ShellCommand | undefined {
  if (ours.has(program)) return [program, ...args];
  const [first = '', ...rest] = args;
  // What a job runs of a bundle.
  const bundled = program === 'node' ? /^tool\/([\w-]+)\.cjs$/.exec(first)?.[1] : undefined;
  if (bundled !== undefined) return [bundled, ...rest];
  const behind = rest[0] === '--' ? rest.slice(1) : [];
  if (program === 'npm' && first === 'create') return ['create', ...behind];
  if (program === 'npm' && first === 'run')
    return ours.has(rest[0] ?? '') ? [rest[0] ?? '', ...rest.slice(2)] : undefined;
  const name = bare(first);
  return program === 'npx' && ours.has(name) ? [name, ...rest] : undefined;
}

/** A package's program, without scope and release. */
const bare = (name: string): string => name.replace(/^@[\w-]+\//, '').replace(/@[\d.]+$/, '');

/** What is wrong with a command that is none of ours; the arguments of ours, they judge themselves. */
export function problemsOf(command: ShellCommand): readonly string[] {
  const [program, first = '', ...rest] = command;
  const wrong = ((): boolean => {
    if (ownCall(command) !== undefined || program in elsewhere) return false;
    if (program === 'npm') return !(first === 'run' ? Object.hasOwn(scripts, rest[0] ?? '') : npmWords.has(first));
    if (program === 'terraform') return !terraformTakes(command.slice(1));
    if (program === 'node') return !existsSync(join(root, command.find((word) => word.endsWith('.ts')) ?? ''));
    return !npxTakes(bare(first), rest);
  })();
  return wrong ? [command.join(' ')] : [];
}

const npmWords = new Set(['ci', 'create', 'install', 'publish', 'start', 'test']);

function npxTakes(program: string, args: readonly string[]): boolean {
  if (program === 'nx') return nxTakes(args);
  if (program === 'cdktf' || program === 'cdktf-cli') return cdktfTakes(args);
  if (program === 'tsx') return args[0] === 'main.ts' || scriptNames().has(args[0]?.split('/').pop() ?? '');
  return program === 'jest' || program === 'eslint';
}

const scriptNames = (): ReadonlySet<string> => new Set(readdirSync(join(root, 'packages', 'stand-in', 'scripts')));

/** Whether Terraform knows the command, and each of its switches. */
function terraformTakes(words: readonly string[]): boolean {
  const plain = words.filter((word) => /^[a-z-]+$/.test(word) && !word.startsWith('-'));
  const command = ['state', 'providers'].includes(plain[0] ?? '') ? plain.slice(0, 2) : plain.slice(0, 1);
  return knows('terraform', [...command, '-help'], words);
}

function cdktfTakes(words: readonly string[]): boolean {
  return knows(join(root, 'node_modules', '.bin', 'cdktf'), [words[0] ?? '', '--help'], words);
}

/** Whether a program's help names every switch among the words. */
function knows(program: string, asked: readonly string[], words: readonly string[]): boolean {
  const help = helpOf(program, asked);
  return words.filter((word) => word.startsWith('-')).every((word) => help.includes(word.replace(/=.*/, '')));
}

const helps = new Map<string, string>();

function helpOf(program: string, asked: readonly string[]): string {
  const key = [program, ...asked].join(' ');
  const help = helps.get(key) ?? execFileSync(program, asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  helps.set(key, help);
  return help;
}

/** Targets of an app, and what stands in manifests of packages. */
const targets = new Set(['deploy', 'destroy', 'plan', 'rehearse', 'synth', 'test']);

function nxTakes([word = '', ...args]: readonly string[]): boolean {
  if (word === 'run') return hasTarget(args[0] ?? '');
  if (word === 'g') return generatorTakes(args);
  if (word === 'run-many') return args[0] === '-t' && targets.has(args[1] ?? '');
  if (word === 'release' || word === 'sync')
    return knows(join(root, 'node_modules', '.bin', 'nx'), [word, '--help'], []);
  return targets.has(word);
}

function hasTarget(name: string): boolean {
  const [project = '', target = ''] = name.split(':');
  const folder = project.startsWith('@') ? join('packages', project.split('/')[1] ?? '') : join('tools', project);
  const { nx } = json(join(folder, 'package.json')) as { readonly nx?: { readonly targets?: object } };
  return target in (nx?.targets ?? {});
}

/** Whether a generator of ours has every switch. */
function generatorTakes([name = '', ...args]: readonly string[]): boolean {
  const [from, generator = ''] = name.split(':');
  if (from !== '@spot-serving/nx-plugin') return false;
  const { generators } = json('packages/nx-plugin/generators.json') as {
    readonly generators: Readonly<Record<string, { readonly schema: string }>>;
  };
  const schema = generators[generator]?.schema;
  if (schema === undefined) return false;
  const { properties } = json(join('packages/nx-plugin', schema)) as { readonly properties: object };
  // Nx itself takes --dry-run.
  return args.filter((word) => /^--(?!dry-run$)/.test(word)).every((word) => word.slice(2) in properties);
}
