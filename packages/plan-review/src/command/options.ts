import { parseArgs } from 'node:util';

import { Failure } from '@spot-serving/terraform-runner';

import { commentSwitches, readCommentOptions, type CommentOptions } from './comment-options';
import { HINT } from './hint';
import { planSwitches, readPlanOptions, type PlanOptions } from './plan-options';
import { readRenderOptions, renderSwitches, type RenderOptions } from './render-options';

/** What the command line asks for. */
export type Request =
  PlanOptions | RenderOptions | CommentOptions | { readonly kind: 'help' } | { readonly kind: 'version' };

/**
 * Reads the command line.
 *
 * @param argv arguments after the program's name
 * @throws {Failure} 2 with one line that says what is wrong and where to look
 */
export function parseOptions(argv: readonly string[]): Request {
  const [command = '', ...rest] = argv;
  if (argv.some((word) => word === '--help' || word === '-h')) return { kind: 'help' };
  if (command === '--version' || command === '-v') return { kind: 'version' };
  if (command === 'plan') return readPlanOptions(parsed(rest, planSwitches));
  if (command === 'render') return readRenderOptions(parsed(rest, renderSwitches));
  if (command === 'comment') return readCommentOptions(parsed(rest, commentSwitches));
  throw new Failure(command === '' ? `which command? ${HINT}` : `no command "${command}"; ${HINT}`, 2);
}

type Switches = NonNullable<NonNullable<Parameters<typeof parseArgs>[0]>['options']>;

/** What `parseArgs` reads; what it objects to comes without the hints that it adds. */
function parsed<const Options extends Switches>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split(/\. |\n/, 1);
    throw new Failure(`${sentence}; ${HINT}`, 2);
  }
}
