import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { type CommandContext, Failure } from '@spot-serving/terraform-runner';

import { commandLine } from '../command/command-line';
import { refuseOthers } from '../command/required';
import { appOrder, type OrderedApp } from './app-order';
import { applyJobs, withOptions } from './apply-jobs';

/** Line of `apply.yml` below which all is written by this program. */
const mark = '  # The apps in their order, by `npx pipeline workflows`: each cdktf.json says after which one.\n';

/**
 * `pipeline workflows`: writes into `apply.yml` and `destroy.yml` which apps there are, and in which order they get a change.
 *
 * @returns 0; with `--check` 3 when a file is not what it should be, and then nothing is written
 * @throws {Failure} 2 for an order that cannot be
 */
export async function workflowsProgram(argv: readonly string[], { cwd, stdout }: CommandContext): Promise<number> {
  const { values, positionals } = commandLine.parse(argv, { check: { type: 'boolean' } });
  refuseOthers(positionals);
  const order = appOrder(cwd);
  const stale = ['apply.yml', 'destroy.yml'].flatMap((name) => {
    const file = join(cwd, '.github', 'workflows', name);
    const before = readFileSync(file, 'utf8');
    const text = name === 'apply.yml' ? withJobs(before, order) : withOptions(before, order);
    return text === before ? [] : [{ name, file, text }];
  });
  for (const { name, file, text } of stale) {
    if (!values.check) writeFileSync(file, text);
    stdout.write(
      `.github/workflows/${name} ${values.check ? 'is out of date: run npx pipeline workflows' : 'written'}\n`,
    );
  }
  return values.check && stale.length > 0 ? 3 : 0;
}

function withJobs(text: string, order: readonly OrderedApp[]): string {
  const at = text.indexOf(mark);
  if (at < 0)
    throw new Failure(`.github/workflows/apply.yml has no line "${mark.trim()}", below which the jobs are written`, 2);
  return withOptions(text.slice(0, at + mark.length), order) + applyJobs(order);
}
