import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { type Plan, planDigest } from '@spot-serving/plan-review';
import { fitting } from '@spot-serving/terraform-runner';

const shownShape = z.object({
  /** Version of this shape. */
  shown: z.literal(1),
  app: z.string(),
  stack: z.string(),
  /** Of what would be destroyed: addresses and actions, for of what is destroyed there is no value after it. */
  digest: z.string(),
});

/**
 * What of a stack would be destroyed, as somebody saw it before they said yes. The file is no yes: in a workflow that is the approval of the environment, and
 * what a run keeps can be written by its own jobs only.
 */
export type ShownDestruction = Readonly<z.infer<typeof shownShape>>;

const ending = '.destruction.json';

/** What was shown of a plan that destroys. */
export function shownDestruction(app: string, stack: string, plan: Plan): ShownDestruction {
  return { shown: 1, app, stack, digest: planDigest(plan, {}) };
}

/** Writes what was shown to a folder, which is made. */
export function writeShown(folder: string, shown: readonly ShownDestruction[]): void {
  mkdirSync(folder, { recursive: true });
  for (const one of shown) writeFileSync(join(folder, `${one.app}.${one.stack}${ending}`), JSON.stringify(one));
}

/** Everything that was shown, below a folder, which need not be there. @throws {Failure} 2 for a file that cannot be read */
export function readShown(folder: string): readonly ShownDestruction[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => fitting(shownShape, JSON.parse(readFileSync(join(folder, name), 'utf8')), name, 2));
}
