import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';

import { parse } from 'yaml';

/** Values of a chart. */
export type ChartValues = Readonly<Record<string, unknown>>;

/** A chart in a folder of this machine. */
export interface LocalChart {
  readonly folder: string;
  /** `Chart.yaml`. */
  readonly about: ChartValues;
  /** `values.yaml`; empty when there is none. */
  readonly values: ChartValues;
  /** `values.schema.json`. @default the chart has none */
  readonly schema?: object;
  /** Names of the charts below `charts`. */
  readonly inside: readonly string[];
}

/** Whether a value is a map of a chart's values. */
export const isValues = (value: unknown): value is ChartValues =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Folder of a chart that is named by a path; undefined for one of a repository.
 *
 * @param from folders that a relative path may begin at
 */
export function chartFolder(chart: string, from: readonly string[]): string | undefined {
  if (isAbsolute(chart)) return existsSync(chart) ? chart : undefined;
  return from.map((folder) => join(folder, chart)).find((folder) => existsSync(folder));
}

/**
 * Reads a chart.
 *
 * @throws Error when a file of it is missing or is no YAML or JSON
 */
export function readChart(folder: string): LocalChart {
  const [about, values] = ['Chart.yaml', 'values.yaml'].map((file) => yamlIn(join(folder, file)));
  if (about === undefined) throw new Error('Chart.yaml file is missing');
  const schema = join(folder, 'values.schema.json');
  const inside = join(folder, 'charts');
  return {
    folder,
    about,
    values: values ?? {},
    ...(existsSync(schema) && { schema: JSON.parse(readFileSync(schema, 'utf8')) as object }),
    inside: existsSync(inside) ? readdirSync(inside) : [],
  };
}

function yamlIn(file: string): ChartValues | undefined {
  if (!existsSync(file)) return undefined;
  const value: unknown = parse(readFileSync(file, 'utf8'), { uniqueKeys: false });
  if (value === null || value === undefined) return {};
  if (!isValues(value)) throw new Error(`${file} holds no map`);
  return value;
}
