import { pathName } from '../../src/value/path';
import type { Value } from '../../src/value/value';
import { asType, blockPaths, configuration, type Place } from './place';
import type { Said } from './real-provider';
import type { Probed } from './verdicts';

/** How an attribute goes together with others; paths without indexes. */
export interface Relations {
  conflictsWith?: string[];
  exactlyOneOf?: string[];
  atLeastOneOf?: string[];
  requiredWith?: string[];
}

const names = (text = ''): string[] =>
  text
    .split(/[\s,]+/)
    .map((name) =>
      name
        .replaceAll(/[`"<>]/g, '')
        .replace(/^\[|(?<!\[[^\]]*)\]$/g, '')
        .replaceAll(/\[[^\]]*\]/g, '')
        .replaceAll(/\.\d+(?=\.|$)/g, ''),
    )
    .filter(Boolean);

/** Finds the relations of every attribute by leaving out and adding attributes until the provider has nothing to say. */
export async function relations(
  { provider, kind, type, block }: Probed,
  all: readonly Place[],
): Promise<Map<string, Relations>> {
  const found = new Map<string, Relations>();
  const add = (path: string, key: keyof Relations, others: readonly string[]): void => {
    const own = found.get(path) ?? {};
    const list = (own[key] ??= []);
    for (const other of others) if (!list.includes(other)) list.push(other);
    found.set(path, own);
  };
  const validate = (values: ReadonlyMap<string, Value>, blocks: ReadonlySet<string>): Promise<readonly Said[]> =>
    provider.validate(kind, type, configuration(block, values, blocks));
  const blocks = new Set(blockPaths(block));
  const valued = new Map<string, Value>(
    all.flatMap(({ path, attribute }) => {
      const value = asType(attribute.type, 1) ?? asType(attribute.type, 'a');
      return value === undefined ? [] : [[path, value] as const];
    }),
  );

  for (const said of [
    await validate(new Map(), new Set()),
    await validate(new Map(), blocks),
    await validate(valued, blocks),
  ])
    for (const { detail, attribute, severity } of said) {
      if (severity !== 1 || detail.includes('Value({')) continue;
      const path = pathName(attribute?.steps ?? []);
      const [, group] = /one of `([^`]+)` must be specified/.exec(detail) ?? [];
      if (group) add(path, 'atLeastOneOf', names(group));
      const [, only] = /only one of `([^`]+)` can be specified/.exec(detail) ?? [];
      if (only) add(path, 'exactlyOneOf', names(only));
      const [, one] = /one \(and only one\) of\s+(\[[^\]]*\](?:[^\]]*\])*)/.exec(detail) ?? [];
      if (one) add(names(one)[0] ?? path, 'exactlyOneOf', names(one));
      const [, least] = /At least one of these attributes must be configured: (\[.*\])/.exec(detail) ?? [];
      if (least) add(names(least)[0] ?? path, 'atLeastOneOf', names(least));
    }
  for (const { path } of all) {
    const value = valued.get(path);
    if (value === undefined) continue;
    const alone = await validate(new Map([[path, value]]), new Set());
    for (const { detail, attribute } of alone) {
      const at = pathName(attribute?.steps ?? []);
      const [, group] = /all of `([^`]+)` must be specified/.exec(detail) ?? [];
      if (group && at === path)
        add(
          path,
          'requiredWith',
          names(group).filter((name) => name !== path),
        );
      const [, needed, by] = /Attribute "([^"]+)" must be specified when "([^"]+)" is specified/.exec(detail) ?? [];
      if (needed && by && names(by)[0] === path) add(path, 'requiredWith', names(needed));
    }
    const rest = new Map(valued);
    for (let round = 0; round < 40; round += 1) {
      const said = await validate(rest, blocks);
      const own = said.flatMap(({ detail, attribute }) => {
        const [, other] = /conflicts with (\S+)/.exec(detail) ?? [];
        if (other && pathName(attribute?.steps ?? []) === path) return names(other);
        const [, one, two] = /Attribute "([^"]+)" cannot be specified when "([^"]+)" is specified/.exec(detail) ?? [];
        if (one && two && names(two)[0] === path) return names(one);
        return one && two && names(one)[0] === path ? names(two) : [];
      });
      const [other] = own;
      if (other === undefined) break;
      add(path, 'conflictsWith', [other]);
      if (rest.has(other)) rest.delete(other);
      else {
        const inside = [...rest.keys()].filter((name) => name.startsWith(`${other}.`));
        if (inside.length === 0) {
          if (!blocks.has(other)) break;
          blocks.delete(other);
        }
        for (const name of inside) rest.delete(name);
        blocks.delete(other);
      }
    }
    for (const name of blockPaths(block)) blocks.add(name);
  }
  for (const own of found.values()) if (own.exactlyOneOf) delete own.atLeastOneOf;
  return found;
}
