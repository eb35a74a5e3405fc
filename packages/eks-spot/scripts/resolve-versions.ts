import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { ResolvedVersions } from '@spot-serving/core';
import { awsCatalogue } from './versions/aws-catalogue';
import { resolveMinor } from './versions/resolve-minor';

const usage = 'usage: resolve-versions --app prod-eu-west-1 --minor 1.35 --region eu-west-1';

/** Writes what AWS installs today for a Kubernetes minor into the resolved-versions file of an app; other minors stay as they are. */
async function main(): Promise<void> {
  const text = { type: 'string' } as const;
  const { app, minor, region } = parseArgs({ options: { app: text, minor: text, region: text } }).values;
  if (app === undefined || minor === undefined || region === undefined) throw new Error(usage);
  const folder = join(__dirname, '..', '..', '..', 'apps', app);
  if (!existsSync(folder)) throw new Error(`there is no app ${app} in apps`);
  const file = join(folder, 'resolved-versions.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ResolvedVersions) : {};
  const today = new Date().toISOString().slice(0, 10);
  const after = { ...before, [minor]: await resolveMinor(minor, awsCatalogue(region), today) };
  writeFileSync(file, `${JSON.stringify(after, null, 2)}\n`);
  process.stdout.write(`wrote apps/${app}/resolved-versions.json: review it, then rehearse ${app}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
