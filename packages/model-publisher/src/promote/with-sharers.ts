import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner/program';

import { AppDeclaration } from './app-declaration';

/**
 * The apps, and behind them all others beside them whose declaration is in the same file: a change of it is one of theirs, so the version must be in
 * their stores as well.
 */
export async function withSharers(named: readonly AppDeclaration[]): Promise<readonly AppDeclaration[]> {
  const shared = new Set(named.filter(({ isShared }) => isShared).map(({ file }) => file));
  const folders = [...new Set(named.map(({ environmentFile }) => dirname(dirname(environmentFile))))];
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .sort()
      .map((app) => join(folder, app, 'environment.ts')),
  );
  const others = files.filter(
    (file) => existsSync(file) && named.every(({ environmentFile }) => environmentFile !== file),
  );
  const declared = await Promise.all(others.map(declarationAt));
  return [...named, ...declared.flatMap((one) => (one !== undefined && shared.has(one.file) ? [one] : []))];
}

/** Undefined for what is no app that serves, such as what an account needs once. */
async function declarationAt(file: string): Promise<AppDeclaration | undefined> {
  try {
    return await AppDeclaration.of(file);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
