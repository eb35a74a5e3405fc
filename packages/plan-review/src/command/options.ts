import { asksForHelp } from '@spot-serving/terraform-runner/program';

import { commentSwitches, readCommentOptions, type CommentOptions } from './comment-options';
import { commandLine } from './command-line';
import { planSwitches, readPlanOptions, type PlanOptions } from './plan-options';
import { readStatesOptions, statesSwitches, type StatesOptions } from './states-options';
import { readRenderOptions, renderSwitches, type RenderOptions } from './render-options';

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
