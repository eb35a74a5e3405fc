import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { text } from 'node:stream/consumers';

import { readManifest } from '@spot-serving/terraform-runner';
import { Failure } from '@spot-serving/terraform-runner/program';

import { notJudged } from './not-judged';
import { textOfFile } from './text-of-file';

/** Something to judge. */
export interface Subject {
  readonly name: string;
  /** As the user would name it; `-` for standard input. */
  readonly file: string;
  readonly json: unknown;
}

/**
 * Everything that the paths name: each stack of a folder of cdktf, or the one plan or stack of a file.
 *
 * @throws {Failure} 2 for a path that is not there, or holds something else; with what it is and what to do
 */
export async function readSubjects(cwd: string, paths: readonly string[]): Promise<readonly Subject[]> {
  const subjects = await Promise.all(paths.map((path) => subjectsAt(cwd, path)));
  return subjects.flat();
}

async function subjectsAt(cwd: string, path: string): Promise<readonly Subject[]> {
  if (path === '-') return [parsed('standard input', '-', await text(process.stdin))];
  const full = resolve(cwd, path);
  if (!existsSync(full)) throw new Failure(`${path} is not there`, 2);
  if (!statSync(full).isDirectory()) return [fileSubject(cwd, full, basename(path))];
  const folder = [full, join(full, 'cdktf.out')].find((one) => existsSync(join(one, 'manifest.json')));
  if (folder === undefined) {
    const fix =
      'name a folder that cdktf synth wrote (cdktf.out), or a plan: terraform plan -out plan && terraform show -json plan > plan.json';
    throw new Failure(`${path} has no manifest.json: ${fix}`, 2);
  }
  return readManifest(folder).map(({ name, synthesizedStackPath }) =>
    fileSubject(cwd, join(folder, synthesizedStackPath), name),
  );
}

function fileSubject(cwd: string, full: string, name: string): Subject {
  return parsed(name, relative(cwd, full) || full, textOfFile(readFileSync(full)));
}

function parsed(name: string, file: string, content: string): Subject {
  const problem = notJudged(content);
  if (problem !== undefined) throw new Failure(`${file} ${problem}`, 2);
  return { name, file, json: JSON.parse(content) as unknown };
}
