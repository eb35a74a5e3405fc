import { join } from 'node:path';

import { checkov, EmulatorUnavailable } from '@spot-serving/emulator';
import { type CommandContext, Failure, inWorkFolder, runProgram } from '@spot-serving/terraform-runner/program';

import { answers } from './answers';
import { appNames, writePlans, writeStacks } from './apps';
import { compared, troubles } from './compare';
import { runCheckov } from './run-checkov';

/**
 * `npm run checkov`: every app of this repository as configuration and as plan, held against checkov and our answers.
 *
 * @returns the exit code: 0 all is answered, 1 something is not, or an answer is unused
 * @throws {Failure} 2 when checkov cannot be installed
 */
async function main(_: readonly string[], { stdout, stderr }: CommandContext): Promise<number> {
  const program = await checkov().catch((error: unknown) => {
    throw error instanceof EmulatorUnavailable ? new Failure(error.message, 2) : error;
  });
  return inWorkFolder('checkov-', async (folder) => {
    const [stacks, plans] = [join(folder, 'stacks'), join(folder, 'plans')];
    for (const app of appNames()) {
      stderr.write(`${app}: synthesizing, and planning in a rehearsal\n`);
      writeStacks(app, stacks);
      writePlans(app, plans, folder);
    }
    const checked = [runCheckov(program, stacks, 'terraform_json'), runCheckov(program, plans, 'terraform_plan')];
    const failures = checked.flatMap((one) => one.failures);
    const told = troubles(compared(failures, answers));
    const passed = checked.reduce((sum, one) => sum + one.passed, 0);
    stdout.write(
      [...told, `checkov: ${passed} checks passed, ${failures.length} failed, ${told.length} to see to`, ''].join('\n'),
    );
    return told.length > 0 ? 1 : 0;
  });
}

void runProgram(main, { endsAtOnce: true });
