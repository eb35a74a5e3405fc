import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const help = `Usage: npm run update-prices

Writes packages/plan-review/src/cost/instance-prices.json again, from the two Go modules that it names. Needs Python 3, Go and its module proxy,
and no account. Prices of services, in service-prices.json, are looked up by hand.
`;

function main(argv: readonly string[]): void {
  if (argv.length === 0) return update();
  process.exitCode = argv.some((argument) => argument === '--help' || argument === '-h') ? 0 : 2;
  process.stdout.write(help);
}

function update(): void {
  const types = join(__dirname, '..', '..', 'eks-spot', 'src', 'pools', 'instance-types.json');
  const regions = join(__dirname, '..', '..', 'core', 'src', 'aws', 'regions.json');
  const run = spawnSync('python3', ['-I', join(__dirname, 'instance_prices.py'), types, regions], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  process.stderr.write(run.error === undefined ? run.stderr : `python3 cannot be run: ${run.error.message}\n`);
  if (run.status === 0) writeFileSync(join(__dirname, '..', 'src', 'cost', 'instance-prices.json'), run.stdout);
  process.exitCode = run.status ?? 1;
}

main(process.argv.slice(2));
