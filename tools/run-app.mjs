// The app of the root cdktf.json: runs apps/<APP>/main.ts, so that `APP=prod-eu-west-1 cdktf diff ...` works from the root.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const apps = join(dirname(dirname(fileURLToPath(import.meta.url))), 'apps');
const known = readdirSync(apps).filter((name) => existsSync(join(apps, name, 'cdktf.json')));
const name = process.env.APP ?? 'dev-eu-west-1';

if (!known.includes(name)) {
  console.error(`APP is ${JSON.stringify(name)}: no such app; the apps are ${known.join(', ')}`);
  process.exit(2);
}
const { status } = spawnSync(
  process.execPath,
  ['--conditions=@spot-serving/source', '--import', 'tsx', join(apps, name, 'main.ts')],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
