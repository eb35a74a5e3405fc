// What `cdktf.json` runs: the main.ts beside it, or another module that it names. From the root it is that of apps/<APP>, so that
// `APP=prod-eu-west-1 cdktf diff ...` works there.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import runner from '../packages/terraform-runner/source/run-source.cjs';

const apps = join(dirname(dirname(fileURLToPath(import.meta.url))), 'apps');
const name = process.env.APP ?? 'dev-eu-west-1';
const [, , named] = process.argv;
const own = resolve(named ?? 'main.ts');

if (named !== undefined || existsSync(own)) await runner.runSource(own);
else if (existsSync(join(apps, name, 'cdktf.json'))) {
  process.env.CDKTF_OUTDIR = resolve(process.env.CDKTF_OUTDIR ?? 'cdktf.out');
  process.chdir(join(apps, name));
  await runner.runSource(resolve('main.ts'));
} else {
  const known = readdirSync(apps).filter((app) => existsSync(join(apps, app, 'cdktf.json')));
  console.error(`APP is ${JSON.stringify(name)}: no such app; the apps are ${known.join(', ')}`);
  process.exitCode = 2;
}
