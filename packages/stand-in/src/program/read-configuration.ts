import { basename } from 'node:path';

import type { UsedTypes } from '../used-types';
import type { TerraformFile } from './terraform-files';

/** What of a configuration matters before Terraform reads it. */
export interface ReadConfiguration {
  /** Types of its resources and data sources. */
  readonly types: UsedTypes;
  /** Kinds of backend other than `local`, `cloud` among them, that no override replaces. */
  readonly backends: readonly string[];
}

interface Part {
  readonly resources: readonly string[];
  readonly dataSources: readonly string[];
  readonly backends: readonly string[];
}

/**
 * Reads types and backends out of the files of a configuration, in HCL or JSON.
 *
 * HCL is not parsed: a block's head is what is looked for, so one in a comment counts as well, which serves a type too many.
 */
export function readConfiguration(files: readonly TerraformFile[]): ReadConfiguration {
  const parts = files.map((file) => ({
    ...partOf(file),
    isOverride: /(^|_)override\.tf(\.json)?$/.test(basename(file.path)),
  }));
  const overrides = parts.filter(({ isOverride }) => isOverride).flatMap(({ backends }) => backends);
  const backends = overrides.length > 0 ? overrides : parts.flatMap((part) => part.backends);
  return {
    types: {
      resources: new Set(parts.flatMap(({ resources }) => resources)),
      dataSources: new Set(parts.flatMap(({ dataSources }) => dataSources)),
    },
    backends: [...new Set(backends.filter((kind) => kind !== 'local'))],
  };
}

const partOf = ({ path, text }: TerraformFile): Part => (path.endsWith('.json') ? jsonPart(text) : hclPart(text));

function hclPart(text: string): Part {
  const labels = (head: RegExp): readonly string[] => [...text.matchAll(head)].map(([, label = '']) => label);
  return {
    resources: labels(/^\s*resource\s+"?([\w-]+)"?\s/gm),
    dataSources: labels(/^\s*data\s+"?([\w-]+)"?\s/gm),
    backends: [...labels(/^\s*backend\s+"?([\w-]+)"?\s*\{/gm), ...labels(/^\s*(cloud)\s*\{/gm)],
  };
}

function jsonPart(text: string): Part {
  const { resource, data, terraform } = parsed(text);
  const { backend, cloud } = objectOf(Array.isArray(terraform) ? terraform[0] : terraform);
  return {
    resources: Object.keys(objectOf(resource)),
    dataSources: Object.keys(objectOf(data)),
    backends: [...Object.keys(objectOf(backend)), ...(cloud === undefined ? [] : ['cloud'])],
  };
}

/** Terraform says what is wrong with a file that is no JSON. */
function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return {};
  }
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
