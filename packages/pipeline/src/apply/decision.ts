import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { Failure, fitting } from '@spot-serving/terraform-runner';

const decisionShape = z.object({
  /** Version of this shape. */
  decision: z.literal(2),
  app: z.string(),
  stack: z.string(),
  /** Commit whose apply asked. */
  head: z.string(),
  /** Run of the workflow that asked; 0 outside of one. */
  run: z.number(),
  /** Of the plan that was shown, to name differences. */
  fingerprint: z.string(),
  /** See {@link decisionMessage}. */
  seal: z.string(),
});

/**
 * A plan that was shown and waits for somebody's yes. The file itself is no yes: that is the approval of the environment, without which no later job of
 * the run begins. It is sealed, so nobody else can write one, and it says nothing of what it stands for.
 */
export type Decision = Readonly<z.infer<typeof decisionShape>>;

/** The message that the seal of a decision is made of; see `reviewMessage`. */
export function decisionMessage({ app, stack, head, run }: Omit<Decision, 'seal'>, planDigest: string): string {
  return JSON.stringify(['spot-serving decision 2', app, stack, head, run, planDigest]);
}

const ending = '.decision.json';

/** Writes each to `<app>.<stack>.decision.json` of a folder, which is made. */
export function writeDecisions(folder: string, decisions: readonly Decision[]): void {
  mkdirSync(folder, { recursive: true });
  for (const decision of decisions) {
    const file = join(folder, `${decision.app}.${decision.stack}${ending}`);
    writeFileSync(`${file}.new`, JSON.stringify(decision));
    renameSync(`${file}.new`, file);
  }
}

/**
 * The decisions below a folder, which need not be there. Files of other names are passed over.
 *
 * @throws {Failure} 2 for a decision that cannot be read
 */
export function readDecisions(folder: string): readonly Decision[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
  return files
    .sort()
    .map((name) => fitting(decisionShape, contentOf(join(folder, name)), `the decision in ${name}`, 2));
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`the decision in ${file} cannot be read: ${(error as Error).message}`, 2);
  }
}
