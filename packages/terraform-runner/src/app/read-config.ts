import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as z from 'zod';

import { Failure } from '../failure';
import { fitting } from './fitting';

const configShape = z.object({
  app: z
    .string('is the command that synthesizes the app; add it')
    .min(1, 'is empty; give the command that synthesizes the app'),
  life: z
    .string()
    .min(1, 'is empty; give the command that synthesizes the life of the app, or leave it out')
    .optional(),
  versions: z
    .string()
    .min(1, 'is empty; name the file of looked up versions, relative to this one, or leave it out')
    .optional(),
  after: z
    .strictObject(
      {
        app: z
          .string('names the app that gets a change first')
          .min(1, 'is empty; name the app that gets a change first'),
        soakMinutes: z.int('is the whole minutes that it must serve a change').min(0, 'is below 0').optional(),
      },
      'is { "app": "prod-eu-west-1", "soakMinutes": 30 }, or left out',
    )
    .optional(),
  context: z.record(z.string(), z.unknown()).optional(),
});

/** What the rehearsal needs of a `cdktf.json`. */
export type AppConfig = Readonly<z.infer<typeof configShape>>;

/**
 * Reads the `cdktf.json` of an app.
 *
 * @throws {Failure} 2 when it is not JSON or names no `app` command
 */
export function readConfig(folder: string): AppConfig {
  const file = join(folder, 'cdktf.json');
  return fitting(configShape, parseJson(file), file, 2);
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${(error as Error).message}; mend the file`, 2);
  }
}
