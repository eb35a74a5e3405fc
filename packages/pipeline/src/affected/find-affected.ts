import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { type CommandContext, Failure } from '@spot-serving/terraform-runner';

import type { AffectedOptions } from './affected-options';
import { affectedProjects } from './affected-projects';
import { appsIn, type WorkspaceApp } from './apps-in';
import { type BaseApps, withBaseApps } from './base-apps';
import { differingStacks, synthesisHash } from './synthesis-hash';
import { synthesizeApp } from './synthesize-app';

/** An app, and whether it is planned. */
export interface JudgedApp {
  readonly name: string;
  readonly affected: boolean;
  /** Why, in few words. */
  readonly why: string;
}

/**
 * Judges every app of the workspace, and synthesizes to `<out>/<app>/cdktf.out` those that the graph says are affected, or that were asked for.
 *
 * @param out absolute path
 * @param workFolder empty folder that goes when all is done
 * @throws {Failure} when an app does not synthesize, and for an app there is none of
 */
export async function findAffected(
  of: AffectedOptions['of'],
  out: string,
  workFolder: string,
  context: CommandContext,
): Promise<readonly JudgedApp[]> {
  const apps = appsIn(context.cwd);
  if (!existsSync(join(context.cwd, 'apps')))
    throw new Failure(`${context.cwd} has no folder apps; run this at the root of the workspace`, 2);
  const chosen = chosenApps(apps, of);
  const write = async ({ name, folder }: WorkspaceApp) => synthesizeApp(folder, join(out, name, 'cdktf.out'), context);
  if (typeof of === 'string' || 'app' in of) {
    for (const app of chosen) await write(app);
    return chosen.map(({ name }) => ({ name, affected: true, why: 'asked for' }));
  }
  return withBaseApps(of.base, workFolder, context, async (base) => {
    const projects = 'unknown' in base ? undefined : await affectedProjects(of.base, context);
    const judged: JudgedApp[] = [];
    for (const app of chosen) {
      const reached = projects === undefined || projects.includes(app.project);
      if (reached) await write(app);
      judged.push(
        reached
          ? { name: app.name, ...(await compared(app.name, base, out)) }
          : { name: app.name, affected: false, why: 'nothing it uses changed' },
      );
    }
    return judged;
  });
}

function chosenApps(apps: readonly WorkspaceApp[], of: AffectedOptions['of']): readonly WorkspaceApp[] {
  if (typeof of === 'string' || 'base' in of) return apps;
  const app = apps.find(({ name }) => name === of.app);
  if (app === undefined)
    throw new Failure(
      `no app "${of.app}" that a workflow applies; they are ${apps.map(({ name }) => name).join(', ')}`,
      2,
    );
  return [app];
}

/** Without a base to compare with, an app counts as affected. */
async function compared(app: string, base: BaseApps, out: string): Promise<Omit<JudgedApp, 'name'>> {
  const before = 'unknown' in base ? base.unknown : await base.hashOf(app);
  if (typeof before === 'string') return { affected: true, why: before };
  const stacks = differingStacks(before, synthesisHash(join(out, app, 'cdktf.out')));
  if (stacks.length === 0) return { affected: false, why: unchangedReason };
  return { affected: true, why: `configuration of ${stacks.join(', ')}` };
}

/** Said of an app whose code, or what it uses, changed to no effect. */
export const unchangedReason = 'affected by the graph, unchanged in configuration';
