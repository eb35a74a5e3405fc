import { type ResolvedVersions, versionsSchema } from '@spot-serving/core';

import type { Entry, Found, Place } from '../lookup/lookup';

type Tree = { [key: string]: Tree | Entry };

/** What a look-up means for the file. */
export type Change = 'new' | 'changed' | 'same';

/**
 * The file with everything that was found in its place; the rest stays. An entry that was found again at the same source keeps the day on which
 * it was read first, so that the file changes only when something did.
 */
export function withLookups(versions: ResolvedVersions, found: readonly Found[]): ResolvedVersions {
  const tree = structuredClone(versions) as Tree;
  for (const { place, entry } of found)
    put(tree, place, sameRecord(entryAt(versions, place), entry) ? undefined : entry);
  return versionsSchema.parse(tree);
}

/** Whether something is new to the file, or has another version or digest than in it. */
export function changeOf(versions: ResolvedVersions, { place, entry }: Found): Change {
  const before = entryAt(versions, place);
  if (before === undefined) return 'new';
  return valueOf(before) === valueOf(entry) ? 'same' : 'changed';
}

/** The entry at a place of the file, if there is one. */
export function entryAt(versions: ResolvedVersions, place: Place): Entry | undefined {
  return place.reduce<unknown>((at, key) => (at as Tree | undefined)?.[key], versions) as Entry | undefined;
}

/** What an entry pins, as one text. */
export function valueOf(entry: Entry): string {
  const {
    version,
    digest,
    cidrs = [],
  }: { readonly version?: string; readonly digest?: string; readonly cidrs?: readonly string[] } = entry;
  return [version, digest, ...cidrs].filter((part) => part !== undefined).join(' ');
}

function sameRecord(before: Entry | undefined, after: Entry): boolean {
  return before !== undefined && valueOf(before) === valueOf(after) && before.source === after.source;
}

function put(tree: Tree, place: Place, entry: Entry | undefined): void {
  if (entry === undefined) return;
  const branch = place.slice(0, -1).reduce((at, key) => (at[key] ??= {}) as Tree, tree);
  branch[place.at(-1) ?? ''] = entry;
}
