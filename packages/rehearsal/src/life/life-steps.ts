import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';

import { forRehearsal } from '@spot-serving/core/vocabulary';
import { Failure, findApp, type FoundApp, readConfig, readManifest, synthesize } from '@spot-serving/terraform-runner';

import type { LifeContext } from './life-context';
import type { LifeStep, StepAction } from './life-step';
import { readLife } from './read-life';
import { atRevision } from './revision';

/** Which life an app has. */
export interface LifeRequest {
  /** Whether its own `life` command says so; else it is deployed as it is. */
  readonly own: boolean;
  /** A revision of git: as the app was there, it is deployed before. */
  readonly from: string | undefined;
  /** Folders or names of apps that are deployed after it, on the same states, in this order. */
  readonly then: readonly string[];
}

/**
 * Synthesizes every step of a life.
 *
 * @throws {Failure} when what is deployed first does not synthesize, and for a step that fails by a defect of its app
 */
export async function lifeSteps(
  app: FoundApp,
  { own, from, then }: LifeRequest,
  context: LifeContext,
): Promise<readonly LifeStep[]> {
  const apps = then.map((name) => findApp(context.cwd, name));
  const before = from === undefined ? [] : [await stepFrom(app, from, context)];
  const now = own ? await ownLife(app, context) : [await deployed(app, 'as it is', context)];
  const after: LifeStep[] = [];
  for (const next of apps) after.push(await deployed(next, 'as it is', context));
  const [first, ...others] = [...before, ...now, ...after];
  if (first === undefined) return [];
  if (first.action.kind === 'refusal') throw new Failure(first.action.words, 2);
  return [{ ...first, expected: 'applied' }, ...others];
}

async function stepFrom(app: FoundApp, revision: string, context: LifeContext): Promise<LifeStep> {
  const { folder, commit } = await atRevision(app.folder, revision, context);
  const step = await deployed({ name: app.name, folder }, `as of ${commit.slice(0, 12)}`, context);
  return { ...step, change: `${app.name} at ${revision}` };
}

async function ownLife(app: FoundApp, context: LifeContext): Promise<readonly LifeStep[]> {
  const config = readConfig(app.folder);
  if (config.life === undefined)
    throw new Failure(
      `${join(app.folder, 'cdktf.json')} has no life: add the command that synthesizes it, or name what comes before or after: --from REV, --then APP`,
      2,
    );
  const outputFolder = freshFolder(context.workFolder, 'life');
  await synthesize({
    ...rehearsed(context),
    folder: app.folder,
    config: { ...config, app: config.life },
    outputFolder,
  });
  return readLife(outputFolder);
}

async function deployed({ name, folder }: FoundApp, step: string, context: LifeContext): Promise<LifeStep> {
  return { change: name, step, expected: 'either', leaves: [], action: await synthesized(folder, context) };
}

/** What an app synthesizes to, or why its own checks refuse it. */
async function synthesized(folder: string, context: LifeContext): Promise<StepAction> {
  const [config, outputFolder] = [readConfig(folder), freshFolder(context.workFolder, 'step')];
  try {
    await synthesize({ ...rehearsed(context), folder, config, outputFolder });
  } catch (error) {
    if (error instanceof Failure && error.exitCode === 2) return { kind: 'refusal', words: error.message.trim() };
    throw error;
  }
  readManifest(outputFolder);
  return { kind: 'deploy', folder: outputFolder };
}

function freshFolder(workFolder: string, name: string): string {
  return mkdtempSync(join(workFolder, `${name}-`));
}

function rehearsed(context: LifeContext): LifeContext {
  return { ...context, env: forRehearsal(context.env) };
}
