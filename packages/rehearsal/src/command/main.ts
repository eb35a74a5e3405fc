import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CommandContext } from '@spot-serving/terraform-runner';

import { attachCommand } from './attach-command';
import { detachCommand } from './detach-command';
import { lifeCommand } from './life-command';
import { help, parseOptions } from './options';
import { rehearseCommand } from './rehearse-command';
import { schemaCommand } from './schema-command';

/**
 * The `rehearse` program.
 *
 * @param argv arguments after the program's name
 * @returns the exit code
 * @throws {Failure} for what the user can act on
 * @throws {Interrupted} when the user asked to stop
 */
export async function main(argv: readonly string[], context: CommandContext): Promise<number> {
  const request = parseOptions(argv);
  if (request.kind === 'rehearse') return rehearseCommand(request, context);
  if (request.kind === 'life') return lifeCommand(request, context);
  if (request.kind === 'schema') return schemaCommand(request, context);
  if (request.kind === 'attach') return attachCommand(request, context);
  if (request.kind === 'detach') return detachCommand(request, context);
  context.stdout.write(request.kind === 'help' ? help : `${ownVersion()}\n`);
  return 0;
}

function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
