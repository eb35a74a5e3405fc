import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { emulatorPython } from '@spot-serving/emulator';

/** Writes the instance table again: from the emulator's data, or with `--source ec2 --region eu-west-1` from AWS. */
async function main(): Promise<void> {
  const run = spawnSync(
    await emulatorPython(),
    ['-I', join(__dirname, 'instance_types.py'), ...process.argv.slice(2)],
    { encoding: 'utf8' },
  );
  process.stderr.write(run.stderr);
  if (run.status === 0) writeFileSync(join(__dirname, '..', 'src', 'pools', 'instance-types.json'), run.stdout);
  process.exitCode = run.status ?? 1;
}

void main();
