import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

import { preProcessFile } from 'typescript';

/** Which files each file imports, types included, by paths relative to the root of the workspace. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

interface Manifest {
  readonly name: string;
  readonly exports?: Readonly<Record<string, string | { readonly '@spot-serving/source'?: string }>>;
  readonly nx?: { readonly tags?: readonly string[] };
}

/** A package or an app of a workspace. */
export interface Project {
  /** Folder, relative to the root. */
  readonly folder: string;
  readonly layer: string;
  readonly manifest: Manifest;
}

/** Packages, apps and tools of the workspace. */
export function projectsOf(root: string): readonly Project[] {
  const folders = ['packages', 'apps', 'tools'].flatMap((group) =>
    existsSync(join(root, group)) ? readdirSync(join(root, group)).map((name) => join(group, name)) : [],
  );
  return folders
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .map((folder) => {
      const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as Manifest;
      const tag = manifest.nx?.tags?.find((one) => one.startsWith('layer:')) ?? '';
      return { folder, manifest, layer: tag.replace('layer:', '') };
    });
}

/** The graph of all sources, without tests. */
export function importGraph(root: string, projects: readonly Project[]): ImportGraph {
  const sources = projects.flatMap(({ folder }) => sourcesIn(root, folder));
  return new Map(sources.map((file) => [file, importsOf(root, file, projects)]));
}

function sourcesIn(root: string, folder: string): readonly string[] {
  const own = folder.startsWith('apps') ? folder : join(folder, 'src');
  if (!existsSync(join(root, own))) return [];
  const names = readdirSync(join(root, own), { recursive: !folder.startsWith('apps') }) as string[];
  return names
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join(own, name));
}

function importsOf(root: string, file: string, projects: readonly Project[]): readonly string[] {
  const { importedFiles } = preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles.flatMap(({ fileName }) => {
    const found = fileName.startsWith('.')
      ? relativeTo(root, join(dirname(file), fileName))
      : sourceOf(root, fileName, projects);
    return found === undefined ? [] : [found];
  });
}

function relativeTo(root: string, path: string): string | undefined {
  return [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(join(root, file)));
}

function sourceOf(root: string, specifier: string, projects: readonly Project[]): string | undefined {
  const project = projects.find(({ manifest: { name } }) => specifier === name || specifier.startsWith(`${name}/`));
  if (project === undefined) return undefined;
  const entry = project.manifest.exports?.[`.${specifier.slice(project.manifest.name.length)}`];
  const source = typeof entry === 'object' ? entry['@spot-serving/source'] : undefined;
  return source === undefined ? undefined : relative(root, join(root, project.folder, source));
}

/** Circles of imports, one for each knot of files, as the files of a shortest one in order; empty where there is none. */
export function circlesIn(graph: ImportGraph): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  const known = new Set<string>();
  for (const file of graph.keys()) {
    const circle = known.has(file) ? undefined : shortestCircle(graph, file);
    if (circle === undefined) continue;
    for (const member of circle) known.add(member);
    circles.push(circle);
  }
  return circles;
}

/** The fewest imports that lead from a file back to it. */
function shortestCircle(graph: ImportGraph, start: string): readonly string[] | undefined {
  const paths: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const path of paths) {
    for (const next of graph.get(path.at(-1) ?? '') ?? []) {
      if (next === start) return path;
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return undefined;
}

/** Imports from one project into another that is not below it, as "file -> file". @param layers from the bottom up; those of one row stand side by side */
export function arrowsUp(
  graph: ImportGraph,
  projects: readonly Project[],
  layers: readonly (readonly string[])[],
): readonly string[] {
  const projectOf = (file: string) => projects.find(({ folder }) => file.startsWith(`${folder}${sep}`));
  const height = (project: Project | undefined) => layers.findIndex((row) => row.includes(project?.layer ?? ''));
  return [...graph].flatMap(([file, imported]) => {
    const from = projectOf(file);
    const up = imported.filter((target) => {
      const to = projectOf(target);
      return to !== undefined && to !== from && height(to) >= height(from);
    });
    return up.map((target) => `${file} -> ${target}`);
  });
}
