import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { Failure } from '../failure';
import { fitting } from './fitting';

const stackShape = z.object({
  name: z.string(),
  workingDirectory: z.string(),
  synthesizedStackPath: z.string(),
  annotations: z.array(z.object({ constructPath: z.string(), level: z.string(), message: z.string() })),
  dependencies: z.array(z.string()),
});

const manifestShape = z.object({ stacks: z.record(z.string(), stackShape) });

/** A stack as cdktf's `manifest.json` describes it. */
export type ManifestStack = Readonly<z.infer<typeof stackShape>>;

/**
 * Reads the manifest of a synthesized app.
 *
 * @throws {Failure} 2 when there is none; 1 when it has no stack, or a construct carries an error annotation
 */
export function readManifest(outputFolder: string): readonly ManifestStack[] {
  const file = join(outputFolder, 'manifest.json');
  if (!existsSync(file)) {
    throw new Failure(
      `${outputFolder} has no manifest.json: name the folder that cdktf synth wrote (cdktf.out); an app must call app.synth(), and give App no outdir of its own`,
      2,
    );
  }
  const { stacks } = fitting(manifestShape, JSON.parse(readFileSync(file, 'utf8')), 'manifest.json of the app');
  const found = Object.values(stacks);
  if (found.length === 0) throw new Failure('the app has no stacks; add a TerraformStack to it', 1);
  refuseErrors(found);
  return found;
}

/** Messages that constructs attached at a level of cdktf, each with its construct. */
export function annotations(stack: ManifestStack, level: 'error' | 'warn'): readonly string[] {
  return stack.annotations
    .filter((entry) => entry.level === `@cdktf/${level}`)
    .map((entry) => `${entry.constructPath}: ${entry.message}`);
}

function refuseErrors(stacks: readonly ManifestStack[]): void {
  const errors = stacks.flatMap((stack) => annotations(stack, 'error'));
  if (errors.length > 0) throw new Failure(errors.join('\n'), 1);
}
