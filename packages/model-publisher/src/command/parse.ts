import { parseArgs, type ParseArgsConfig } from 'node:util';
import { Failure } from './failure';

/** Switches as `parseArgs` takes them. */
type Switches = NonNullable<ParseArgsConfig['options']>;

/** What a command line holds: switches and other words. */
export type Parsed<Known extends Switches> = ReturnType<typeof parseArgs<{ options: Known; allowPositionals: true }>>;

/**
 * Splits a command line into switches and other words.
 *
 * @param hint where to look, added to the message
 * @throws {Failure} 2 with one line for a switch that is not known or lacks its value
 */
export function parse<Known extends Switches>(argv: readonly string[], options: Known, hint: string): Parsed<Known> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\. |\n/, 1);
    throw new Failure(`${sentence}; ${hint}`, 2);
  }
}

/**
 * A version as a user writes it: digits without a leading zero, for ModelServer reads `07` and `7` as the same version of two folders.
 *
 * @returns undefined when it is none
 */
export function parseVersion(text: string): number | undefined {
  const version = Number(text);
  return /^[1-9]\d*$/.test(text) && Number.isSafeInteger(version) ? version : undefined;
}
