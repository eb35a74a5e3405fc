import { parseArgs, type ParseArgsConfig } from 'node:util';

import { Failure } from '../failure';

/** Switches as `parseArgs` takes them. */
type Switches = NonNullable<ParseArgsConfig['options']>;

/** What a command line holds: values of switches, and other words in order. */
export type ParsedArguments<Known extends Switches> = ReturnType<
  typeof parseArgs<{ args: string[]; options: Known; allowPositionals: true }>
>;

/** How a program reads its arguments, and what it says of wrong ones: one line, the exit code 2, and where to look. */
export class CommandLine {
  /** @param program what the user types */
  constructor(private readonly program: string) {}

  /**
   * Splits arguments into switches and other words.
   *
   * @throws {Failure} 2 for a switch that is not known or lacks its value, in Node's words without its advice
   */
  parse<const Known extends Switches>(argv: readonly string[], options: Known): ParsedArguments<Known> {
    try {
      return parseArgs({ args: [...argv], options, allowPositionals: true });
    } catch (error) {
      const [sentence = ''] = (error as Error).message.split(/\.?\n|\. /, 1);
      throw this.wrong(sentence);
    }
  }

  /** A failure that says what is wrong with the arguments, and where to look. */
  wrong(said: string): Failure {
    return new Failure(`${said}${said.endsWith('?') ? '' : ';'} "${this.program} --help" lists what there is`, 2);
  }
}

/** Whether arguments ask for the program's help, wherever the switch stands. */
export function asksForHelp(argv: readonly string[]): boolean {
  return argv.some((word) => word === '--help' || word === '-h');
}
