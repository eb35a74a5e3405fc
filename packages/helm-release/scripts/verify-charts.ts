import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { parse } from 'yaml';

import { describeProblem } from '@spot-serving/core';

import { renderedObjectProblems } from './rendered-objects';
import { type PlacedValues, renderedProblems } from './rendered-problems';
import { type SynthesizedCharts, synthesizedCharts, type SynthesizedRelease } from './synthesized-releases';

const usage = `Usage: verify-charts <folder that cdktf synth wrote>...

Fetches the chart of every helm release of the apps and renders it with its values, as helm would install it: a chart that refuses its
values, or that does not hand them to its pods, is reported; so is one of whole objects (values.objects) that prints them otherwise. Needs helm 3 and the charts' repositories; no cluster and no credentials.
Exit code: 0 fine, 1 a release is wrong, 2 wrong usage, 3 nothing could be said, because helm or a chart is not to be had here, or no
release was found.
`;

/** Nothing can be said of a release here. */
class Unverifiable extends Error {}

function main(folders: readonly string[]): number {
  const missing = folders.find((folder) => !existsSync(join(folder, 'manifest.json')));
  if (folders.length === 0 || missing !== undefined)
    return say(
      2,
      missing === undefined ? usage : `verify-charts: ${missing} has no manifest.json: run cdktf synth first`,
    );
  const scratch = mkdtempSync(join(tmpdir(), 'verify-charts-'));
  try {
    const apps = folders.map((folder) => synthesizedCharts(resolve(folder)));
    if (apps.every(({ releases }) => releases.length === 0))
      throw new Unverifiable(`no helm release in ${folders.join(', ')}`);
    const lines = apps.flatMap((app) => wrongReleases(app, scratch));
    return lines.length === 0 ? 0 : say(1, lines.join('\n'));
  } catch (error) {
    if (error instanceof Unverifiable) return say(3, `verify-charts: ${error.message}`);
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function wrongReleases({ releases, kubernetes }: SynthesizedCharts, scratch: string): string[] {
  return releases.flatMap((release) => {
    const problems = problemsOf(release, mkdtempSync(join(scratch, 'release-')), kubernetes);
    process.stdout.write(
      `${release.name} (${release.chart} ${release.version ?? ''}): ${problems.length === 0 ? 'renders as its values say' : 'wrong'}\n`,
    );
    return problems.map((problem) => `${release.name}: ${problem}`);
  });
}

function problemsOf(release: SynthesizedRelease, scratch: string, kubernetes?: string): string[] {
  const files = release.values.map((text, index) => {
    const file = join(scratch, `values-${index}.yaml`);
    writeFileSync(file, text);
    return file;
  });
  const version = kubernetes === undefined ? [] : ['--kube-version', `${kubernetes}.0`];
  const chart = chartOf(release, scratch);
  const run = helm(
    [
      'template',
      release.name,
      chart,
      '--namespace',
      release.namespace,
      ...version,
      ...files.flatMap((file) => ['--values', file]),
    ],
    release.folder,
  );
  if (run.status !== 0) return [run.stderr.trim()];
  const values = Object.assign({}, ...release.values.map((text) => parse(text) as object)) as PlacedValues & {
    readonly objects?: readonly object[];
  };
  const problems =
    values.objects === undefined
      ? renderedProblems(values, run.stdout)
      : renderedObjectProblems(values.objects, run.stdout);
  return problems.map(describeProblem);
}

/** The chart on this machine: its folder, or its archive as its repository has it. */
function chartOf({ chart, repository, version }: SynthesizedRelease, scratch: string): string {
  if (repository === undefined) return chart;
  const source = repository.startsWith('oci://') ? [`${repository}/${chart}`] : [chart, '--repo', repository];
  const run = helm(
    ['pull', ...source, ...(version === undefined ? [] : ['--version', version]), '--destination', scratch],
    scratch,
  );
  const archive = readdirSync(scratch).find((name) => name.endsWith('.tgz'));
  if (run.status !== 0 || archive === undefined)
    throw new Unverifiable(
      `chart ${chart} ${version ?? ''} is not to be had here: ${run.stderr.trim().split('\n')[0] ?? ''}`,
    );
  return join(scratch, archive);
}

function helm(
  args: readonly string[],
  cwd: string,
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  const run = spawnSync('helm', args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (run.error) throw new Unverifiable('helm is not to be had here: install helm 3, or let the charts workflow do it');
  return run;
}

function say(code: number, text: string): number {
  process.stderr.write(`${text.trimEnd()}\n`);
  return code;
}

process.exitCode = main(process.argv.slice(2));
