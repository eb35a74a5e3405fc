import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CommandContext } from '@spot-serving/terraform-runner';

import type { Sealer } from '../seal/sealer';
import { commentCommand } from './comment-command';
import { help } from './help';
import { parseOptions } from './options';
import { planCommand } from './plan-command';
import { renderCommand } from './render-command';
import { statesCommand } from './states-command';

/**
 * The `plan-review` program.
 *
 * @param argv arguments after the program's name
 * @param sealer see `planCommand`
 * @returns the exit code
 * @throws {Failure} for what the user can act on
 * @throws {Interrupted} when the user asked to stop
 */
export async function main(argv: readonly string[], context: CommandContext, sealer?: Sealer): Promise<number> {
  const request = parseOptions(argv);
  if (request.kind === 'plan') return planCommand(request, context, sealer);
  if (request.kind === 'states') return statesCommand(request, context);
  if (request.kind === 'render') return renderCommand(request, context);
  if (request.kind === 'comment') return commentCommand(request, context);
  context.stdout.write(request.kind === 'help' ? help : `${ownVersion()}\n`);
  return 0;
}

function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
