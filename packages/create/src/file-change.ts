import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file as it is to be. */
export interface FileChange {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  /** What it is to hold; `null` where it is to go. */
  readonly content: string | null;
}

/** Makes files as they are to be; folders that a removed file leaves empty stay. */
export function writeFiles(project: string, changes: readonly FileChange[]): void {
  for (const { path, content } of changes) {
    const file = join(project, path);
    if (content === null) rmSync(file, { force: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
    }
  }
}

/** JSON as a file has it. */
export function jsonFile(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
