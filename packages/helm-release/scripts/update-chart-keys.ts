import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { deriveKeys } from './derive-keys';

const usage = `Usage: update-chart-keys <folder of the chart> <owner>/<repository>@<commit>:<path of the chart>

Writes src/charts/keys/<chart>.json: the key paths that the chart knows, and where they were read. Names only, nothing of the chart's text.
`;

/** Writes the key list of one chart again, from a checkout of the commit that released it. */
function main([folder, source]: readonly string[]): void {
  const wrong = folder === undefined || source === undefined ? usage : wrongInput(folder, source);
  if (folder === undefined || source === undefined || wrong !== undefined) {
    process.stderr.write(wrong ?? usage);
    process.exitCode = 2;
    return;
  }
  const about = parse(textOf(folder, 'Chart.yaml')) as {
    readonly name: string;
    readonly version: string;
    /** YAML reads `1.30` as a number. */
    readonly appVersion: string | number;
  };
  const keys = deriveKeys({ values: textOf(folder, 'values.yaml'), templates: templatesOf(folder) });
  const { name: chart, version, appVersion } = about;
  const known = {
    chart,
    version,
    appVersion: String(appVersion),
    source,
    read: new Date().toISOString().slice(0, 10),
    keys,
  };
  const file = join(__dirname, '..', 'src', 'charts', 'keys', `${chart}.json`);
  writeFileSync(file, `${JSON.stringify(known, undefined, 2)}\n`);
  process.stdout.write(`${chart} ${version}: ${keys.length} key paths\n`);
}

function wrongInput(folder: string, source: string): string | undefined {
  if (!existsSync(join(folder, 'values.yaml'))) return `${folder} has no values.yaml: name the folder of a chart\n`;
  if (!/^[\w.-]+\/[\w.-]+@[0-9a-f]{40}:[\w./-]+$/.test(source))
    return `${source} is no source: write <owner>/<repository>@<full commit>:<path>\n`;
  return undefined;
}

function templatesOf(folder: string): string[] {
  const names = readdirSync(join(folder, 'templates'), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /\.(ya?ml|tpl|txt)$/.test(name)).map((name) => textOf(folder, join('templates', name)));
}

function textOf(folder: string, name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

main(process.argv.slice(2));
