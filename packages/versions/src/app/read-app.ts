import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import {
  describeProblem,
  type Environment,
  environmentProblems,
  type ResolvedVersions,
  versionsSchema,
} from '@spot-serving/core';
import { Failure, findApp, fitting, type FoundApp, readConfig } from '@spot-serving/terraform-runner';

/** An app, and what was looked up for it so far. */
export interface VersionedApp extends FoundApp {
  /** As its `environment.ts` writes it; all is right with it, but for what is unresolved yet. */
  readonly environment: Environment;
  /** Path of its `resolved-versions.json`: beside its `cdktf.json`, or where that says, which may be shared with other apps. */
  readonly file: string;
  /** Content of that file; empty when there is none. */
  readonly versions: ResolvedVersions;
}

/**
 * Reads an app's environment without synthesizing it: an app that waits for what is to be looked up cannot be synthesized.
 *
 * @param from absolute path that the name is relative to
 * @throws {Failure} 2 when there is no such app, or something else is wrong with its environment or its file
 */
export function readApp(from: string, name: string): VersionedApp {
  const app = findApp(from, name);
  const file = join(app.folder, readConfig(app.folder).versions ?? 'resolved-versions.json');
  const versions: ResolvedVersions = existsSync(file) ? fitting(versionsSchema, readJson(file), file, 2) : {};
  return { ...app, file, versions, environment: readEnvironment(app) };
}

function readEnvironment({ name, folder }: FoundApp): Environment {
  const environment = load(join(folder, 'environment.ts'));
  const problems = environmentProblems(environment).filter(({ path }) => !path.startsWith('versions'));
  if (problems.length > 0)
    throw new Failure(
      [
        `the environment of ${name} is misconfigured:`,
        ...problems.map((problem) => `  ${describeProblem(problem)}`),
      ].join('\n'),
      2,
    );
  return environment as Environment;
}

/** TypeScript is read as Node was told to: the command runs with tsx. */
function load(path: string): unknown {
  if (!existsSync(path)) throw new Failure(`there is no ${path}; an app exports its environment there`, 2);
  try {
    return (createRequire(__filename)(path) as { readonly environment?: unknown }).environment;
  } catch (error) {
    throw new Failure(`${path} cannot be read: ${(error as Error).message}`, 2);
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file} is no JSON: ${(error as Error).message}`, 2);
  }
}
