import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the table of instance prices again. Needs Python 3, Go and its module proxy; no account. Prices of services are looked up by hand. */
function main(): void {
  const types = join(__dirname, '..', '..', 'eks-spot', 'src', 'pools', 'instance-types.json');
  const run = spawnSync('python3', ['-I', join(__dirname, 'instance_prices.py'), types], { encoding: 'utf8', maxBuffer: 1e8 });
  process.stderr.write(run.error === undefined ? run.stderr : `python3 cannot be run: ${run.error.message}\n`);
  if (run.status === 0) writeFileSync(join(__dirname, '..', 'src', 'cost', 'instance-prices.json'), run.stdout);
  process.exitCode = run.status ?? 1;
}

main();
