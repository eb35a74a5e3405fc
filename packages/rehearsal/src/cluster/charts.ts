import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner';

import type { ClusterStackJson } from './cluster-stack-json';

/** What to override in a `helm_release` so that its chart comes from this machine; nothing where it may stay as it is. */
export type ChartSource = (release: Readonly<Record<string, unknown>>) => object;

/** Charts come from where the releases say. */
export const fromRepositories: ChartSource = () => ({});

/**
 * Charts from a folder: unpacked ones as `<name>/`, packed ones as `<name>-<version>.tgz`, which is what `helm pull` writes. Charts that a release
 * brings itself stay as they are.
 *
 * @param folder absolute path
 */
export function fromFolder(folder: string): ChartSource {
  return (release) => {
    const { repository, chart, version } = release;
    if (typeof repository !== 'string' || typeof chart !== 'string') return {};
    const path = located(folder, nameOf(chart), String(version));
    return path === undefined ? {} : { chart: path, repository: null };
  };
}

/**
 * The folder that `--charts` names.
 *
 * @throws {Failure} 3 when there is no such folder
 */
export function chartFolder(named: string, cwd: string): string {
  const folder = resolve(cwd, named);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  throw new Failure(`--charts ${named} is no folder; fill one with "helm pull CHART --repo URL --version VERSION"`, 3);
}

/**
 * Refuses a folder that lacks a chart in the version that a release pins.
 *
 * @throws {Failure} 3 with every chart that is missing, and how to get it
 */
export function refuseMissingCharts(folder: string, stacks: readonly ClusterStackJson[]): void {
  const missing = stacks.flatMap(({ resource = {} }) =>
    Object.values(resource.helm_release ?? {}).flatMap(({ repository, chart, version: pinned }) => {
      if (typeof repository !== 'string' || typeof chart !== 'string') return [];
      const version = String(pinned);
      if (located(folder, nameOf(chart), version) !== undefined) return [];
      return [`${nameOf(chart)} ${version}: ${pull(repository, chart)} --version ${version} --destination ${folder}`];
    }),
  );
  if (missing.length === 0) return;
  const unique = [...new Set(missing)].sort();
  throw new Failure(['--charts lacks what releases pin; get each, or leave --charts out:', ...unique].join('\n  '), 3);
}

function located(folder: string, name: string, version: string): string | undefined {
  const [unpacked, packed] = [join(folder, name), join(folder, `${name}-${version}.tgz`)];
  if (versionOf(unpacked) === version) return unpacked;
  return existsSync(packed) ? packed : undefined;
}

function versionOf(chart: string): string | undefined {
  const file = join(chart, 'Chart.yaml');
  if (!existsSync(file)) return undefined;
  return /^version:\s*["']?([^\s"'#]+)/m.exec(readFileSync(file, 'utf8'))?.[1];
}

const nameOf = (chart: string): string => chart.split('/').at(-1) ?? chart;

function pull(repository: string, chart: string): string {
  return repository.startsWith('oci://')
    ? `helm pull ${repository}/${chart}`
    : `helm pull ${chart} --repo ${repository}`;
}
