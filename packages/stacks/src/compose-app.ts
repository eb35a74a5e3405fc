import type { App } from 'cdktf';

import {
  type BootstrapEnvironment,
  checkBootstrap,
  checkEnvironment,
  type Environment,
  type EnvironmentRule,
  placeholderProblems,
  rehearsalVariable,
  type ResolvedBootstrap,
  type ResolvedEnvironment,
  withPlaceholders,
} from '@spot-serving/core';

import { platformImages } from './platform-images';
import { appRules } from './rules/app-rules';
import { folderProblems } from './rules/folder-rules';
import { type CheckedApp, synthesizeChecked } from './synthesize-checked';

/** Exit code of an app whose environment or code is refused; nothing is then written. */
const refused = 2;

/** Defines the stacks of an app from its environment. */
export type Compose = (app: App, environment: ResolvedEnvironment) => void;

/**
 * Synthesizes an app: checks its environment by all that its constructs will ask of it, lets `compose` define the stacks, holds every stack against the guardrails, and writes the
 * result where the cdktf command wants it.
 *
 * What is wrong is printed, all of it, with path, value and fix; then the process's exit code is 2 and nothing has been written.
 */
export function composeApp(environment: Environment, compose: Compose): void {
  synthesize(checkedApp(environment, compose));
}

/** Synthesizes what an account needs once, in the same way. */
export function composeBootstrap(
  environment: BootstrapEnvironment,
  compose: (app: App, environment: ResolvedBootstrap) => void,
): void {
  synthesize({ check: () => checkBootstrap(environment), compose });
}

/**
 * An app as {@link composeApp} checks it. A rehearsal runs images and models that nobody looked up yet by a placeholder; a plan or a deploy is refused with it.
 */
export function checkedApp(environment: Environment, compose: Compose): CheckedApp<ResolvedEnvironment> {
  const isRehearsed = process.env[rehearsalVariable] !== undefined;
  const rules: readonly EnvironmentRule[] = [
    ...appRules,
    (_resolved, { name }) => folderProblems(name, process.cwd()),
    ...(isRehearsed ? [] : ([(_resolved, written) => placeholderProblems(written)] satisfies EnvironmentRule[])),
  ];
  return {
    check: () => checkEnvironment(isRehearsed ? withPlaceholders(environment, platformImages) : environment, rules),
    compose,
  };
}

/** Folder that the cdktf command wants an app in. */
export function outdir(): string {
  return process.env.CDKTF_OUTDIR ?? 'cdktf.out';
}

/** Ends the process with what is wrong. */
export function refuse(problems: string): void {
  process.stderr.write(`${problems}\n`);
  process.exitCode = refused;
}

function synthesize<T>(app: CheckedApp<T>): void {
  const problems = synthesizeChecked(app, outdir());
  if (problems !== undefined) refuse(problems);
}
