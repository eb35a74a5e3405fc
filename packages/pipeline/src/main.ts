import { asksForHelp, type CommandContext, type Program } from '@spot-serving/terraform-runner';

import { affectedProgram } from './affected/affected-program';
import { applyProgram } from './apply/apply-program';
import { receiptProgram } from './apply/receipt-program';
import { commandLine } from './command/command-line';
import { destroyProgram } from './destroy/destroy-program';
import { leftoversProgram } from './destroy/leftovers-program';
import { driftProgram } from './drift/drift-program';
import { help } from './help';
import { workflowsProgram } from './order/workflows-program';
import { compareProgram } from './pull/compare-program';
import { findPullProgram } from './pull/find-pull-program';
import { packProgram } from './release/pack-program';
import { publishProgram } from './release/publish-program';
import { checkRepositoryProgram } from './repository/check-repository-program';
import { commentProgram } from './review/comment-program';
import { planProgram } from './review/plan-program';

const programs: Readonly<Record<string, Program>> = {
  affected: affectedProgram,
  'find-pull': findPullProgram,
  compare: compareProgram,
  plan: planProgram,
  comment: commentProgram,
  apply: applyProgram,
  receipt: receiptProgram,
  drift: driftProgram,
  destroy: destroyProgram,
  leftovers: leftoversProgram,
  'check-repository': checkRepositoryProgram,
  workflows: workflowsProgram,
  pack: packProgram,
  publish: publishProgram,
};

/**
 * The `pipeline` program: what the workflows call, one command for each step that is not somebody else's action.
 *
 * @param argv arguments after the program's name
 * @returns the exit code
 * @throws {Failure} for what the user can act on
 * @throws {Interrupted} when the user asked to stop
 */
export async function main(argv: readonly string[], context: CommandContext): Promise<number> {
  const [name = '', ...rest] = argv;
  if (asksForHelp(argv)) {
    context.stdout.write(help);
    return 0;
  }
  const program = Object.hasOwn(programs, name) ? programs[name] : undefined;
  if (program === undefined) throw commandLine.wrong(name === '' ? 'which command?' : `no command "${name}"`);
  return program(rest, context);
}
