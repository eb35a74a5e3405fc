import type { Assignment, Declarations, MainClass, Member, Property } from './declarations';

const mainBases = new Set(['TerraformResource', 'TerraformDataSource', 'TerraformProvider']);

/**
 * Reads the declarations out of generated TypeScript (provider generators of cdktf 0.21 and cdktn 0.24).
 *
 * @param sources the main file and, for large resources, its shards
 * @throws when no resource, data source or provider class is among them
 */
export function parseDeclarations(sources: readonly string[]): Declarations {
  const chunks = sources.flatMap((source) => source.split(/^(?=export )/m));
  const main = firstDefined(chunks, mainClass);
  if (!main) throw new Error('no resource, data source or provider class in the binding source');
  return {
    properties: collect(chunks, /^export interface (\w+)/, parseProperties),
    assignments: collect(chunks, /^export function (\w+)ToHclTerraform\(/, parseAssignments),
    members: collect(chunks, /^export class (\w+) extends cdkt[fn]\./, parseMembers),
    main,
  };
}

/** Name of the struct that a rendering function or class belongs to: `vpcTimeouts` becomes `VpcTimeouts`. */
export const structName = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function collect<T>(chunks: readonly string[], head: RegExp, parse: (chunk: string) => T): ReadonlyMap<string, T> {
  return new Map(
    chunks.flatMap((chunk) => {
      const name = head.exec(chunk)?.[1];
      return name === undefined ? [] : [[structName(name), parse(chunk)] as const];
    }),
  );
}

function firstDefined<T>(chunks: readonly string[], find: (chunk: string) => T | undefined): T | undefined {
  for (const chunk of chunks) {
    const found = find(chunk);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mainClass(chunk: string): MainClass | undefined {
  const [, name = '', base = ''] = /^export class (\w+) extends cdkt[fn]\.(\w+)/.exec(chunk) ?? [];
  if (!mainBases.has(base)) return undefined;
  return {
    name,
    type: /tfResourceType = "(\w+)"/.exec(chunk)?.[1] ?? '',
    isProvider: base === 'TerraformProvider',
    members: parseMembers(chunk),
    assignments: parseAssignments(chunk.slice(chunk.lastIndexOf('synthesizeHclAttributes()'))),
  };
}

function parseProperties(chunk: string): readonly Property[] {
  return [...chunk.matchAll(/\/\*\*([\s\S]*?)\*\/\s*readonly (\w+)(\??): .*;/g)].map(
    ([, comment = '', property = '', mark]) => ({
      name: /Docs at Terraform Registry: \{@link \S+?#(\w+) /.exec(comment)?.[1] ?? property,
      optional: mark === '?',
      doc: docText(comment),
    }),
  );
}

function docText(comment: string): string {
  const lines = comment.split('\n').map((line) => line.replace(/^\s*\* ?/, ''));
  return lines
    .filter((line) => line && !line.startsWith('Docs at Terraform Registry'))
    .join('\n')
    .trim();
}

function parseAssignments(chunk: string): readonly Assignment[] {
  const entry =
    /^\s+(\w+): \{\n\s+value: (.*),\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "(\w+)",/gm;
  return [...chunk.matchAll(entry)].map(([, name = '', value = '', isStruct, kind = '', storage = '']) => ({
    name,
    value,
    isStruct: isStruct === 'true',
    kind,
    storage,
  }));
}

function parseMembers(chunk: string): readonly Member[] {
  const flags = /\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)\n/;
  const field = /(?:\s*private \w+(?:\?: .*;| = new (.*);) *\n)?/;
  const getter = /\s*public get \w+\(\) \{\n(?:\s*\/\/.*\n)*\s*return (.*);/;
  const member = new RegExp(flags.source + field.source + getter.source, 'g');
  return [...chunk.matchAll(member)].map(([, name = '', computed, optional, required, initializer, returned]) => ({
    name,
    computed: computed === 'true',
    optional: optional === 'true',
    required: required === 'true',
    initializer,
    getter: returned,
  }));
}
