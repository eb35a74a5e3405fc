import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { fixture } from '../rehearse-cli';

/** Programs in a folder of their own; the caller disposes of it. */
export interface FakePrograms {
  readonly folder: string;
  /** Writes a program of shell lines. */
  add(name: string, lines: string): string;
  /** Writes the fixture's kubectl. */
  addKubectl(): string;
  dispose(): void;
}

/** An empty folder for programs. */
export function fakePrograms(): FakePrograms {
  const folder = mkdtempSync(join(tmpdir(), 'programs-'));
  const add = (name: string, lines: string): string => {
    const file = join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${lines}\n`);
    chmodSync(file, 0o755);
    return file;
  };
  const node = `exec ${process.execPath} --conditions=@spot-serving/source --import ${require.resolve('tsx')}`;
  return {
    folder,
    add,
    addKubectl: () => add('kubectl', `${node} ${fixture('kubectl.ts')} "$@"`),
    dispose: () => rmSync(folder, { recursive: true, force: true }),
  };
}
