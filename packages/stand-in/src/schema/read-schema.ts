import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { buildBlock } from './build-block';
import type { Declarations, Property } from './declarations';
import { embeddedSource } from './embedded-source';
import { parseDeclarations } from './parse-declarations';
import type { Block } from './schema';

/** How a schema is written. */
export interface SchemaOptions {
  /**
   * Write struct attributes as nested attributes; only a provider made with terraform-plugin-framework has them (helm).
   *
   * @default false - one object type
   */
  readonly nestedTypes?: boolean;
}

/** A schema and the Terraform type it belongs to. */
export interface TypeSchema {
  /** For example `aws_vpc`, or `aws` for the provider's own configuration. */
  readonly type: string;
  readonly block: Block;
}

/**
 * Rebuilds the Terraform schema of one resource, data source or provider from its folder in a binding package.
 *
 * Lost in the bindings, and so not in the result: max_items above 1, sensitive, write-only and deprecated marks,
 * schema versions.
 *
 * @throws with the folder's name when the source cannot be read
 */
export function readSchema(folder: string, { nestedTypes = false }: SchemaOptions = {}): TypeSchema {
  try {
    const declarations = parseDeclarations(sourceFiles(folder).map(embeddedSource));
    const { main } = declarations;
    const parts = { members: main.members, assignments: main.assignments, properties: configProperties(declarations) };
    const block = buildBlock(parts, { declarations, nestedTypes });
    return { type: main.type, block: main.isProvider ? withoutAlias(block) : block };
  } catch (error) {
    throw new Error(`cannot read a schema from ${folder}: ${(error as Error).message}`, { cause: error });
  }
}

function sourceFiles(folder: string): readonly string[] {
  const shards = join(folder, 'index-structs');
  const names = existsSync(shards) ? readdirSync(shards).filter((name) => /^structs\d+\.js$/.test(name)) : [];
  return [join(folder, 'index.js'), ...names.map((name) => join(shards, name))];
}

function configProperties({ properties, main }: Declarations): readonly Property[] {
  const exact = properties.get(`${main.name}Config`);
  if (exact) return exact;
  const near = [...properties.keys()].find((name) => name.startsWith(main.name) && name.endsWith('Config'));
  return (near !== undefined && properties.get(near)) || [];
}

/** cdktf adds `alias` to every provider class; Terraform handles it before the provider sees it. */
const withoutAlias = ({ attributes, blocks }: Block): Block => ({
  attributes: attributes.filter(({ name }) => name !== 'alias'),
  blocks,
});
