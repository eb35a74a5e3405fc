import { asksForHelp } from '@spot-serving/terraform-runner/program';

import { commandLine } from './command-line';
import { type CommentOptions, commentSwitches, readCommentOptions } from './comment-options';
import { type PlanOptions, planSwitches, readPlanOptions } from './plan-options';
import { readRenderOptions, type RenderOptions, renderSwitches } from './render-options';
import { readStatesOptions, type StatesOptions, statesSwitches } from './states-options';

/** What the command line asks for. */
export type Request =
  | PlanOptions
  | StatesOptions
  | RenderOptions
  | CommentOptions
  | { readonly kind: 'help' }
  | { readonly kind: 'version' };

/**
 * Reads the command line.
 *
 * @param argv arguments after the program's name
 * @throws {Failure} 2 with one line that says what is wrong and where to look
 */
export function parseOptions(argv: readonly string[]): Request {
  const [command = '', ...rest] = argv;
  if (asksForHelp(argv)) return { kind: 'help' };
  if (command === '--version' || command === '-v') return { kind: 'version' };
  if (command === 'plan') return readPlanOptions(commandLine.parse(rest, planSwitches));
  if (command === 'states') return readStatesOptions(commandLine.parse(rest, statesSwitches));
  if (command === 'render') return readRenderOptions(commandLine.parse(rest, renderSwitches));
  if (command === 'comment') return readCommentOptions(commandLine.parse(rest, commentSwitches));
  throw commandLine.wrong(command === '' ? 'which command?' : `no command "${command}"`);
}
