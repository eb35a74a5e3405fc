import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '../failure';
import { Interrupted } from '../process/interruption';
import { attachCommand } from './attach-command';
import { detachCommand } from './detach-command';
import { HELP, parseOptions } from './options';
import { rehearseCommand, type CommandContext } from './rehearse-command';
import { schemaCommand } from './schema-command';

/**
 * The `rehearse` program.
 *
 * @param argv arguments after the program's name
 * @returns the exit code
 */
export async function main(argv: readonly string[], context: CommandContext): Promise<number> {
  const { stderr, interruption } = context;
  interruption.asked.addEventListener('abort', () => stderr.write('\nStopping when the running step has ended. Ctrl-C again kills it.\n'));
  try {
    return await answer(argv, context);
  } catch (error) {
    if (!(error instanceof Failure || error instanceof Interrupted)) throw error;
    stderr.write(error.message.endsWith('\n') ? error.message : `${error.message}\n`);
    return error.exitCode;
  }
}

async function answer(argv: readonly string[], context: CommandContext): Promise<number> {
  const request = parseOptions(argv);
  if (request.kind === 'rehearse') return rehearseCommand(request, context);
  if (request.kind === 'schema') return schemaCommand(request, context);
  if (request.kind === 'attach') return attachCommand(request, context);
  if (request.kind === 'detach') return detachCommand(request, context);
  context.stdout.write(request.kind === 'help' ? HELP : `${ownVersion()}\n`);
  return 0;
}

function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as { readonly version: string };
  return manifest.version;
}
