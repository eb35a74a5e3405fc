import type { Block } from '../../src/schema/schema';
import { pathName } from '../../src/value/path';
import { isArray, isMap, member, textOf, Unknown, type Value } from '../../src/value/value';
import { asType, blockPaths, configuration, type Place } from './place';
import type { RealProvider } from './real-provider';

/** Values that a plan shows although the configuration does not say them, by path. */
export async function defaults(
  provider: RealProvider,
  type: string,
  block: Block,
  all: readonly Place[],
): Promise<Map<string, string | number | boolean>> {
  const found = new Map<string, string | number | boolean>();
  const tries: readonly ReadonlySet<string>[] = [new Set(), ...blockPaths(block).map((path) => new Set([path]))];
  for (const blocks of tries) {
    const config = configuration(block, new Map(), blocks);
    const { planned } = await provider
      .plan(type, { prior: null, proposed: marked(block, config), config })
      .catch(() => ({ planned: null }));
    for (const { path, attribute } of all) {
      if (attribute.required) continue;
      const parent = path.includes('.') ? path.slice(0, path.lastIndexOf('.')) : '';
      if (parent !== '' && !blocks.has(parent)) continue;
      if (parent === '' && blocks.size > 0) continue;
      const value = at(planned, path);
      if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') found.set(path, value);
    }
  }
  return found;
}

/** Paths whose change replaces the resource. A block's own path stands for all of it. */
export async function forceNew(
  provider: RealProvider,
  type: string,
  block: Block,
  all: readonly Place[],
): Promise<Set<string>> {
  const found = new Set<string>();
  const replaced = async (prior: Value, config: Value): Promise<readonly string[]> => {
    const plan = await provider.plan(type, { prior, proposed: marked(block, config), config }).catch(() => undefined);
    return plan?.replaces.map(pathName) ?? [];
  };
  // A framework's plan modifiers speak of changes only, the SDK's schema of the first plan as well.
  const everything = configuration(block, new Map(), new Set(blockPaths(block)));
  const isFramework =
    (await replaced(null, everything)).length === 0 &&
    (await replaced(null, configuration(block, valued(all)))).length === 0;
  const changedInPlace = async (path: string, value: Value): Promise<readonly string[]> => {
    const config = configuration(block, new Map([[path, value]]));
    const plan = await provider
      .plan(type, { prior: null, proposed: marked(block, config), config })
      .catch(() => undefined);
    const other = configuration(block, new Map([[path, changed(value)]]));
    if (!plan) return [];
    const prior = settled(block, isMap(plan.planned) ? plan.planned : marked(block, config));
    const next = await provider
      .plan(type, { prior, proposed: over(block, prior, other), config: other, data: plan.private })
      .catch(() => undefined);
    return next?.replaces.map(pathName) ?? [];
  };
  for (const path of isFramework ? [] : blockPaths(block)) {
    const config = configuration(block, new Map(), new Set([path]));
    if ((await replaced(null, config)).includes(path)) found.add(path);
  }
  for (const { path, attribute } of all) {
    const value = asType(attribute.type, 1) ?? asType(attribute.type, 'a');
    if (value === undefined || [...found].some((name) => path.startsWith(`${name}.`))) continue;
    const config = configuration(block, new Map([[path, value]]));
    const created = await replaced(null, config);
    const names = isFramework ? await changedInPlace(path, value) : created;
    const parents = path.split('.').map((_part, end, parts) => parts.slice(0, end + 1).join('.'));
    if (names.includes(path) || names.some((name) => parents.includes(name))) found.add(path);
  }
  return found;
}

/** The configuration as Terraform proposes it for a new resource: what the provider decides is unknown. */
function marked({ attributes, blocks }: Block, value: Value): Value {
  if (!isMap(value)) return value;
  return Object.fromEntries([
    ...attributes.map(({ name, computed }) => [name, value[name] ?? (computed ? Unknown.value : null)] as const),
    ...blocks.map(({ name, block }) => {
      const inner = value[name] ?? null;
      return [name, isArray(inner) ? inner.map((one) => marked(block, one)) : marked(block, inner)] as const;
    }),
  ]);
}

const at = (value: Value, path: string): Value =>
  path.split('.').reduce<Value>((inner, name) => member(isArray(inner) ? (inner[0] ?? null) : inner, name), value);

const valued = (all: readonly Place[]): ReadonlyMap<string, Value> =>
  new Map(
    all.flatMap(({ path, attribute }) => {
      const value = asType(attribute.type, 1) ?? asType(attribute.type, 'a');
      return value === undefined ? [] : [[path, value] as const];
    }),
  );

/** Another value of the same type. */
function changed(value: Value): Value {
  if (isArray(value)) return value.map(changed);
  if (isMap(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, changed(one)]));
  return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${textOf(value)}2`;
}

/** A plan as the state after it: what was unknown has some value. */
function settled({ attributes, blocks }: Block, value: Value): Value {
  if (!isMap(value)) return value;
  return Object.fromEntries([
    ...attributes.map(({ name, type }) => {
      const one = value[name] ?? null;
      return [name, one instanceof Unknown ? (asType(type, 1) ?? asType(type, 'a') ?? null) : one] as const;
    }),
    ...blocks.map(({ name, block }) => {
      const inner = value[name] ?? null;
      return [name, isArray(inner) ? inner.map((one) => settled(block, one)) : settled(block, inner)] as const;
    }),
  ]);
}

/** The configuration over a state, as Terraform proposes a change. */
function over({ attributes, blocks }: Block, prior: Value, config: Value): Value {
  if (!isMap(config)) return config;
  return Object.fromEntries([
    ...attributes.map(({ name, computed }) => [name, config[name] ?? (computed ? member(prior, name) : null)] as const),
    ...blocks.map(({ name, block }) => {
      const [inner, before] = [config[name] ?? null, member(prior, name)];
      if (!isArray(inner)) return [name, over(block, before, inner)] as const;
      return [
        name,
        inner.map((one, place) => over(block, isArray(before) ? (before[place] ?? null) : null, one)),
      ] as const;
    }),
  ]);
}
