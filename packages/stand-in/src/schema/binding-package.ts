import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import { readSchema, type TypeSchema } from './read-schema';
import type { Block } from './schema';

/** Providers that the stand-in can be. */
export const providerNames = ['aws', 'kubernetes', 'helm'] as const;

/** A provider that the stand-in can be. */
export type ProviderName = (typeof providerNames)[number];

/** Where bindings are published: by cdktf, and by its community fork. The first that a program finds counts. */
const scopes = ['@cdktf', '@cdktn'] as const;

/** An installed `@cdktf/provider-*` or `@cdktn/provider-*` package. */
export interface BindingPackage {
  readonly provider: ProviderName;
  /** Folder that has one folder per type. */
  readonly library: string;
}

/** The binding package of a provider, as a program in `folder` would find it; `undefined` when it is not installed. */
export function bindingPackage(provider: ProviderName, folder: string): BindingPackage | undefined {
  const manifest = scopes
    .map((scope) => manifestOf(`${scope}/provider-${provider}`, folder))
    .find((one) => one !== undefined);
  return manifest === undefined ? undefined : { provider, library: join(dirname(manifest), 'lib') };
}

function manifestOf(name: string, folder: string): string | undefined {
  try {
    return createRequire(join(folder, 'package.json')).resolve(`${name}/package.json`);
  } catch {
    return undefined;
  }
}

/** Schema of the provider's own configuration. */
export function providerBlock(bindings: BindingPackage): Block {
  return read(bindings, 'provider').block;
}

/** Schema of a resource, for example `aws_vpc`; `undefined` when the bindings do not have it. */
export function resourceBlock(bindings: BindingPackage, type: string): Block | undefined {
  return typeBlock(bindings, type, '');
}

/** Schema of a data source, for example `aws_region`; `undefined` when the bindings do not have it. */
export function dataSourceBlock(bindings: BindingPackage, type: string): Block | undefined {
  return typeBlock(bindings, type, dataPrefix(bindings));
}

/** Every resource type of the package, sorted. */
export function resourceTypes(bindings: BindingPackage): readonly string[] {
  return folders(bindings)
    .filter((folder) => folder !== 'provider' && !folder.startsWith(dataPrefix(bindings)))
    .map(typeName(bindings, ''));
}

/** Every data source type of the package, sorted. */
export function dataSourceTypes(bindings: BindingPackage): readonly string[] {
  const prefix = dataPrefix(bindings);
  return folders(bindings)
    .filter((folder) => folder.startsWith(prefix))
    .map(typeName(bindings, prefix));
}

const folders = ({ library }: BindingPackage): readonly string[] =>
  readdirSync(library)
    .filter((name) => existsSync(join(library, name, 'index.js')))
    .sort();

const dataPrefix = ({ provider }: BindingPackage): string => `data-${provider}-`;

const typeName =
  ({ provider }: BindingPackage, prefix: string) =>
  (folder: string): string =>
    `${provider}_${folder.slice(prefix.length).replaceAll('-', '_')}`;

/** Folders are named after the type without the provider: `aws_eks_cluster` is in `eks-cluster`. */
function typeBlock(bindings: BindingPackage, type: string, prefix: string): Block | undefined {
  const folder = prefix + type.slice(bindings.provider.length + 1).replaceAll('_', '-');
  if (!existsSync(join(bindings.library, folder, 'index.js'))) return undefined;
  return read(bindings, folder).block;
}

/** Only helm is made with terraform-plugin-framework throughout and has nested attributes. */
const read = ({ provider, library }: BindingPackage, folder: string): TypeSchema =>
  readSchema(join(library, folder), { nestedTypes: provider === 'helm' });
