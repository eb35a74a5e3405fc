import { parse } from 'yaml';

/** What a chart's author wrote: its values, and the texts of its templates. */
export interface ChartText {
  /** Text of `values.yaml`. */
  readonly values: string;
  /** Texts of the files below `templates`. */
  readonly templates: readonly string[];
}

/**
 * The key paths that a chart knows, sorted: those of its values, and those that its templates read although no value has them.
 *
 * A path that ends in `.*` is a map with free keys: empty by default, or taken whole by a template (`toYaml`, `range`, or `with` and then
 * one of these). Lists are leaves. Keys that templates compute, by `index` or inside a `with`, are seen only when the values have them.
 */
export function deriveKeys({ values, templates }: ChartText): string[] {
  const text = templates.join('\n').replace(/\{\{-?\s*\/\*[^]*?\*\/\s*-?\}\}/g, '');
  const whole = wholeInTemplates(text);
  const inValues = leaves(parse(values), '', whole);
  const inTemplates = readByTemplates(text).filter((path) => !inValues.includes(path));
  const known = new Set([...inValues, ...inTemplates.map((path) => (whole.has(path) ? `${path}.*` : path))]);
  return [...known].filter((path) => !isAbove(path, known) && !isWithin(path, known)).sort();
}

function leaves(value: unknown, path: string, whole: ReadonlySet<string>): string[] {
  if (Array.isArray(value)) return [path];
  if (whole.has(path)) return [`${path}.*`];
  if (typeof value !== 'object' || value === null) return [path];
  const entries = Object.entries(value);
  if (entries.length === 0) return [`${path}.*`];
  return entries.flatMap(([key, below]) => leaves(below, path === '' ? key : `${path}.${key}`, whole));
}

const use = String.raw`\.Values((?:\.\w+)+)`;

function readByTemplates(text: string): string[] {
  return [...actionsOf(text)].flatMap((action) =>
    [...action.matchAll(new RegExp(use, 'g'))].map((found) => pathOf(found[1])),
  );
}

/** Paths whose value a template prints or walks through as a whole. */
function wholeInTemplates(text: string): Set<string> {
  const actions = [...actionsOf(text)];
  const taken = actions.flatMap((action, index) => {
    const walked = [...action.matchAll(new RegExp(String.raw`(?:toYaml|range[^.]*)\s*\(?${use}`, 'g'))];
    const opened =
      /^with\b/.test(action) && /(toYaml|range[^.]*)\s\.(\s|\)|$)/.test(actions[index + 1] ?? '')
        ? [...action.matchAll(new RegExp(use, 'g'))]
        : [];
    return [...walked, ...opened].map((found) => pathOf(found[1]));
  });
  return new Set(taken);
}

function* actionsOf(text: string): Generator<string> {
  for (const found of text.matchAll(/\{\{-?([^]*?)-?\}\}/g)) yield (found[1] ?? '').trim();
}

function pathOf(found: string | undefined): string {
  return (found ?? '').slice(1);
}

/** Whether a longer path says more: `image` when there is `image.tag`. */
function isAbove(path: string, paths: ReadonlySet<string>): boolean {
  return [...paths].some((other) => other.startsWith(`${path}.`));
}

/** Whether it is a key of a map with free keys. */
function isWithin(path: string, paths: ReadonlySet<string>): boolean {
  return [...paths].some((other) => other !== path && other.endsWith('.*') && path.startsWith(other.slice(0, -1)));
}
