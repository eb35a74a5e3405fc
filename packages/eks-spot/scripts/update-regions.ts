import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { emulatorPython } from '@spot-serving/emulator';

const packages = join(__dirname, '..', '..');

/** Where the tables are: what apps, the stand-in and pools know of regions; and the types that pools can have, which are read. */
const files = [
  'core/src/aws/regions.json',
  'stand-in/src/behaviour/data/zones.json',
  'eks-spot/src/pools/instance-types.json',
  'eks-spot/src/pools/lacking-families.json',
];

/** Writes the tables of regions again, from what `regions.py` names. Needs Go and its module proxy, and no account. */
async function main(): Promise<void> {
  const paths = files.map((file) => join(packages, file));
  const run = spawnSync(await emulatorPython(), ['-I', join(__dirname, 'regions.py'), ...paths], { encoding: 'utf8' });
  process.stderr.write(run.stderr);
  process.exitCode = run.status ?? 1;
}

void main();
