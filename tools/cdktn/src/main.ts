import { resolve } from 'node:path';

import { asksForHelp, CommandLine, type Program } from '@spot-serving/terraform-runner/program';

import { rewriteFolder, type Rewritten, writeFolder } from './rewrite-folder';

const commandLine = new CommandLine('to-cdktn');

const help = `Rewrites a project from cdktf 0.21 to cdktn 0.24, its community fork.

Usage: to-cdktn FOLDER [--write]

  FOLDER     a folder that git knows; files that git ignores are left alone
  --write    write the files; without it they are listed only

Imports, dependencies, commands and names of bindings change. What the fork kept stays: cdktf.json, cdktf.out, CDKTF_* variables, and whatever
Terraform sees, such as tags. Markdown is left to people. docs/how-to/leave-cdktf.md has the steps around it.
Exit code: 0 fine, 1 the folder cannot be read, 2 wrong usage.
`;

/** `to-cdktn`: lists what changes in a project, or changes it. */
export const main: Program = async (argv, { cwd, stdout }) => {
  if (asksForHelp(argv)) {
    stdout.write(help);
    return 0;
  }
  const { values, positionals } = commandLine.parse(argv, { write: { type: 'boolean' } });
  const [named, ...others] = positionals;
  if (named === undefined || others.length > 0) throw commandLine.wrong('name one folder');
  const folder = resolve(cwd, named);
  const found = rewriteFolder(folder);
  if (values.write === true) writeFolder(folder, found);
  stdout.write(told(found, values.write === true));
  return 0;
};

function told({ changed, left }: Rewritten, written: boolean): string {
  const lines = changed.reduce((sum, file) => sum + file.lines.length, 0);
  return [
    ...changed.map(({ file, lines: differing }) => `${file}:${differing.join(',')}`),
    `${written ? 'Changed' : 'Would change'} ${lines} lines in ${changed.length} files.`,
    ...(left.length === 0 ? [] : ['Look at these by hand; they name cdktf, and may mean the module:']),
    ...left.map(({ file, line }) => `${file}:${line}`),
    '',
  ].join('\n');
}
