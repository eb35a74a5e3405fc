import leven from 'leven';

import type { Problem } from '@spot-serving/core';

import { type ChartKeys, chartKeys, type ChartName } from './chart-keys';

/** Values of a helm release, as they are handed to a chart. */
export type ChartValues = Readonly<Record<string, unknown>>;

/**
 * Keys of `values` that `chart` does not know, each with the nearest that it does: Helm takes an unknown key without a word, and the
 * setting behind the right one keeps its default.
 *
 * Keys within lists and within maps with free keys are not looked at: the chart hands those on as they are.
 */
export function unknownKeys(chart: ChartName, values: ChartValues): Problem[] {
  return unknownTo(chartKeys[chart], values);
}

function unknownTo(chart: ChartKeys, values: ChartValues, above = ''): Problem[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = `${above}${key}`;
    if (chart.keys.includes(`${path}.*`)) return [];
    const isSection = chart.keys.some((known) => known.startsWith(`${path}.`));
    if (isMap(value)) return isSection ? unknownTo(chart, value, `${path}.`) : [unknown(chart, path, value)];
    return chart.keys.includes(path) || (isSection && value === null)
      ? []
      : [isSection ? noSection(chart, path, value) : unknown(chart, path, value)];
  });
}

function unknown({ chart, version, keys }: ChartKeys, path: string, value: unknown): Problem {
  if (keys.includes(path))
    return { path, value, fix: `takes no keys of its own in chart ${chart} ${version}: write a plain value` };
  return { path, value, fix: `chart ${chart} ${version} has no such key: write ${nearest(path, keys)}, or remove it` };
}

function noSection({ chart, version, keys }: ChartKeys, path: string, value: unknown): Problem {
  const below = keys.filter((known) => known.startsWith(`${path}.`));
  return { path, value, fix: `is a map in chart ${chart} ${version}: write one of ${below.join(', ')}` };
}

/** The known path, or section of one, that takes the fewest letters to change; the first of equals. */
function nearest(path: string, keys: readonly string[]): string {
  const sections = keys.flatMap((known) =>
    known.split('.').map((_, index, parts) => parts.slice(0, index + 1).join('.')),
  );
  const names = [...new Set([...sections, ...keys])].filter((name) => !name.endsWith('*'));
  return names.reduce((best, name) => (leven(name, path) < leven(best, path) ? name : best), names[0] ?? path);
}

function isMap(value: unknown): value is ChartValues {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
