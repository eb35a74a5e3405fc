import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileFunction } from 'node:vm';

import ts from 'typescript';

import { rehearsalVariable } from '@spot-serving/core';

import { blocks } from './page-code';

/** What a block exports, by name. */
export type Exported = Readonly<Record<string, unknown>>;

const code = new Map(blocks('ts').map(({ name, text }) => [name, text]));

/** Names of all TypeScript blocks of all pages. */
export const codeNames: readonly string[] = [...code.keys()];

/** Whether a block is a program that writes what it synthesizes. */
export const isProgram = (name: string): boolean => /^app\.synth\(\);/m.test(code.get(name) ?? '');

/**
 * Runs a block as a module in this process, with what it only declares.
 *
 * @param folder where it runs, and below which `cdktf.out` is written
 * @param declared values of its `declare const`, by name
 * @throws Error with what it printed, when it ends with another exit code than 0
 */
export function runCode(name: string, folder: string, declared: Exported = {}): Exported {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023 };
  const script = ts.transpileModule(code.get(name) ?? '', { compilerOptions: options }).outputText;
  const exported = {};
  const known = { exports: exported, require, __dirname, ...declared };
  const body = compileFunction(script, Object.keys(known), { filename: name }) as (...values: unknown[]) => void;
  inFolder(folder, () => body(...Object.values(known)));
  return exported;
}

/** As an app runs in a rehearsal: in its folder, and with images that nobody looked up. */
function inFolder(folder: string, work: () => void): void {
  const [cwd, env] = [process.cwd(), { ...process.env }];
  const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  mkdirSync(folder, { recursive: true });
  try {
    process.chdir(folder);
    Object.assign(process.env, { [rehearsalVariable]: '1', CDKTF_OUTDIR: join(folder, 'cdktf.out') });
    work();
    if (process.exitCode) throw new Error(stderr.mock.calls.join('\n'));
  } finally {
    process.exitCode = undefined;
    stderr.mockRestore();
    process.chdir(cwd);
    process.env = env;
  }
}

/** Stacks that a program left in its folder: their files, by name. */
export function stackFiles(folder: string): ReadonlyMap<string, string> {
  const stacks = join(folder, 'cdktf.out', 'stacks');
  if (!existsSync(stacks)) return new Map();
  return new Map(readdirSync(stacks).map((name) => [name, join(stacks, name, 'cdk.tf.json')]));
}

/** Text of a stack. */
export const readStack = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
