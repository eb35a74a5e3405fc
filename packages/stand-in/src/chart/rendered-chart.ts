import { spawnSync } from 'node:child_process';

import { parseAllDocuments } from 'yaml';

import { admissionProblems, type KubernetesObject } from '../kubernetes';
import { type ChartValues, isValues } from './local-chart';

/** A release whose chart is rendered. */
export interface RenderedRelease {
  readonly name: string;
  readonly namespace: string;
  readonly folder: string;
  readonly values: ChartValues;
}

/** Milliseconds that `helm template` may take. */
const longest = 30_000;

/**
 * What is wrong with the objects of a release, as `helm template` renders them: nothing when there is no `helm` on the path.
 *
 * Rendering runs no program of the chart and reads no cluster: `lookup` finds nothing, as in a plan without one.
 */
export function renderedFaults({ name, namespace, folder, values }: RenderedRelease): readonly string[] {
  const run = spawnSync('helm', ['template', name, folder, '--namespace', namespace, '--values', '-'], {
    input: JSON.stringify(values),
    encoding: 'utf8',
    env: process.env,
    timeout: longest,
    maxBuffer: 1 << 26,
  });
  if (run.error) return [];
  if (run.status !== 0) return [`helm cannot render the chart: ${run.stderr.trim().replace(/\s+/g, ' ')}`];
  const objects = parseAllDocuments(run.stdout, { uniqueKeys: false })
    .map((document) => document.toJS() as unknown)
    .filter((value): value is KubernetesObject => isValues(value) && typeof value['kind'] === 'string')
    .map((object) => ({ ...object, metadata: { namespace, ...object.metadata } }));
  return admissionProblems(objects).map(({ object, path, value, fix }) => {
    const got = value === undefined ? 'is missing' : `is ${JSON.stringify(value)}`;
    return `the chart makes ${object}: ${path} ${got}: ${fix}`;
  });
}
