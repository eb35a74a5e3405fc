import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { CommandContext } from '@spot-serving/terraform-runner';

import type { Sealer } from '../seal/sealer';
import { help } from './help';
import { parseOptions } from './options';

/**
 * The `plan-review` program. A command loads what it needs when it is asked for: a review of a file needs neither AWS nor GitHub.
 *
 * @param argv arguments after the program's name
 * @param sealer see `planCommand`
 * @returns the exit code
 * @throws {Failure} for what the user can act on
 * @throws {Interrupted} when the user asked to stop
 */
export async function main(argv: readonly string[], context: CommandContext, sealer?: Sealer): Promise<number> {
  const request = parseOptions(argv);
  if (request.kind === 'plan') return (await import('#commands/plan-command')).planCommand(request, context, sealer);
  if (request.kind === 'states') return (await import('#commands/states-command')).statesCommand(request, context);
  if (request.kind === 'render') return (await import('#commands/render-command')).renderCommand(request, context);
  if (request.kind === 'comment') return (await import('#commands/comment-command')).commentCommand(request, context);
  context.stdout.write(request.kind === 'help' ? help : `${ownVersion()}\n`);
  return 0;
}

function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
