import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { type CommandContext, runProcess } from '@spot-serving/terraform-runner';

/** A package's folder and its test files with properties, both from the root of the repository. */
export interface PropertyTests {
  readonly folder: string;
  readonly files: readonly string[];
}

/** Every test file that git knows of and that uses fast-check, package by package. */
export async function propertyTests(
  root: string,
  { env, interruption }: Pick<CommandContext, 'env' | 'interruption'>,
): Promise<readonly PropertyTests[]> {
  const { stdout } = await runProcess({ command: ['git', 'ls-files', '*.test.ts'], cwd: root, env, interruption });
  const files = stdout.split('\n').filter((file) => file !== '' && usesFastCheck(join(root, file)));
  const folderOf = (file: string): string => file.replace(/\/test\/.*$/, '');
  const folders = [...new Set(files.map(folderOf))];
  return folders.map((folder) => ({ folder, files: files.filter((file) => folderOf(file) === folder) }));
}

const usesFastCheck = (file: string): boolean => /from 'fast-check'/.test(readFileSync(file, 'utf8'));
