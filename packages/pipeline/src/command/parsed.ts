import { parseArgs } from 'node:util';

import { Failure } from '@spot-serving/terraform-runner';

import { HINT } from './hint';

type Switches = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** What `parseArgs` makes of switches. */
type Parsed<Options extends Switches> = ReturnType<
  typeof parseArgs<{ args: string[]; allowPositionals: true; options: Options }>
>;

/**
 * The arguments of a command, as `parseArgs` reads them.
 *
 * @throws {Failure} 2 in one line; what Node's message adds as a hint is left out
 */
export function parsed<const Options extends Switches>(args: readonly string[], options: Options): Parsed<Options> {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\. |\n/, 1);
    throw new Failure(`${sentence}; ${HINT}`, 2);
  }
}
