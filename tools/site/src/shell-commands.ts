import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program with its arguments. */
export type ShellCommand = readonly [program: string, ...args: readonly string[]];

const block = /^( *)```(?:sh|bash|shell)\n([^]*?)^\1```/gm;
const span = /`((?:npx|npm run|npm create) [^`\n]+)`/g;

/** What a page asks its reader to type: blocks for a shell, and spans of code that begin with a program of ours. */
export function scriptsIn(page: string): readonly string[] {
  const blocks = [...page.matchAll(block)].map(([, indent = '', text = '']) =>
    text.replace(new RegExp(`^${indent}`, 'gm'), ''),
  );
  return [...blocks, ...[...page.replace(block, '').matchAll(span)].map(([, text = '']) => text)];
}

/** Steps of a workflow that call one program. */
export function stepsIn(workflow: string): readonly string[] {
  return [...workflow.matchAll(/^ *(?:- )?run: ((?:node|npm|npx) .*)$/gm)].map(([, text = '']) => text);
}

/** Stands for every program: notes how it was called, and says `1`, for what another one is given. */
const notes = `#!/bin/bash\nprintf '%s\\0' "$#" "\${0##*/}" "$@" >> "$NOTES"\necho 1\n`;

/** What a script does without a program: `cd` and `eval` would go where nothing is. */
const still = 'cd() { :; }; eval() { :; };';

/**
 * Every program that a script calls, as bash splits, quotes and substitutes; none of them runs.
 *
 * @param programs that there may be
 * @throws Error in bash's words, for a script that is none and for a program that is not among them
 */
export function commandsOf(script: string, programs: Iterable<string>): readonly ShellCommand[] {
  const folder = mkdtempSync(join(tmpdir(), 'spot-serving-shell-'));
  try {
    const [bin, file] = [join(folder, 'bin'), join(folder, 'notes')];
    mkdirSync(bin);
    writeFileSync(join(folder, 'program'), notes);
    chmodSync(join(folder, 'program'), 0o755);
    writeFileSync(file, '');
    for (const program of programs) symlinkSync('../program', join(bin, program));
    const env = { ...variablesOf(script), PATH: bin, HOME: '/home/reader', NOTES: file };
    const options = { cwd: folder, env, encoding: 'utf8' } as const;
    const { stderr } = spawnSync('/bin/bash', ['-c', `${still}\n${script}\nwait`], options);
    if (stderr !== '') throw new Error(stderr.trim());
    return split(readFileSync(file, 'utf8').split('\0').slice(0, -1));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a script takes from its shell, each with a value. */
const variablesOf = (script: string): NodeJS.ProcessEnv =>
  Object.fromEntries(
    [...script.matchAll(/\$\{?([A-Z][A-Z_]+)/g)].map(([, name = '']) => [name, inJobs[name] ?? 'given']),
  );

/** Values of variables that have a form. */
const inJobs: NodeJS.ProcessEnv = {
  APPS: '["given"]',
  // A job has either a base or an app.
  BASE: '',
  CHECK: 'success',
  EXPECTED: '["given"]',
  GITHUB_REF_NAME: 'v1.2.3',
  GITHUB_REPOSITORY: 'given/given',
  HEAD: '1'.repeat(40),
  PULL: '7',
  SOAK: '30',
  UNCHANGED: '[]',
  WHERE: 'inside',
};

function split(words: readonly string[]): readonly ShellCommand[] {
  const [count, program, ...rest] = words;
  if (count === undefined || program === undefined) return [];
  return [[program, ...rest.slice(0, Number(count))], ...split(rest.slice(Number(count)))];
}
