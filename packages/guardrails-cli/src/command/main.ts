import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { asksForHelp, type CommandContext } from '@spot-serving/terraform-runner/program';

import { checkCommand } from './check-command';
import { commandLine } from './command-line';
import { explainCommand } from './explain-command';
import { help } from './help';

/**
 * The `guardrails` program.
 *
 * @param argv arguments after the program's name
 * @returns the exit code: 0 nothing found, 1 an error, 3 warnings only
 * @throws {Failure} 2 for wrong arguments, and for a file that cannot be judged
 */
export async function main(argv: readonly string[], context: CommandContext): Promise<number> {
  const [command = '', ...rest] = argv;
  if (asksForHelp(argv)) return written(context, help);
  if (command === '--version' || command === '-v') return written(context, `${ownVersion()}\n`);
  if (command === 'check') return checkCommand(rest, context);
  if (command === 'explain') return explainCommand(rest, context);
  throw commandLine.wrong(command === '' ? 'which command?' : `no command "${command}"`);
}

function written({ stdout }: CommandContext, text: string): number {
  stdout.write(text);
  return 0;
}

function ownVersion(): string {
  const manifest = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
