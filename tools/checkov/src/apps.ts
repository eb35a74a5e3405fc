import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { synthesizeApp } from '@spot-serving/testkit';

const root = join(__dirname, '..', '..', '..');

/** Names of the apps of this repository. */
export function appNames(): readonly string[] {
  return readdirSync(join(root, 'apps'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(entry.parentPath, entry.name, 'cdktf.json')))
    .map(({ name }) => name);
}

/** Writes each stack of an app below `folder`, as `<stack>/cdk.tf.json`. */
export function writeStacks(app: string, folder: string): void {
  for (const [stack, json] of synthesizeApp(join(root, 'apps', app))) {
    mkdirSync(join(folder, stack), { recursive: true });
    writeFileSync(join(folder, stack, 'cdk.tf.json'), JSON.stringify(json));
  }
}

/**
 * Writes the plan of each stack of an app below `folder`, as `<stack>/plan.json`: planned by Terraform in a rehearsal, against the offline stand-in. What only
 * AWS refuses is the rehearsal's own matter.
 *
 * @throws Error with what the rehearsal printed, when it failed
 */
export function writePlans(app: string, folder: string, workFolder: string): void {
  const command = join(root, 'packages', 'rehearsal', 'bin', 'rehearse.cjs');
  const report = join(workFolder, `rehearsal-${app}`);
  const { status, stderr } = spawnSync(process.execPath, [command, app, '--lenient', '--report', report], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the rehearsal of ${app} ended with ${status}:\n${stderr}`);
  const stacks = readdirSync(report, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of stacks) {
    mkdirSync(join(folder, name), { recursive: true });
    copyFileSync(join(report, name, 'plan.json'), join(folder, name, 'plan.json'));
  }
}
