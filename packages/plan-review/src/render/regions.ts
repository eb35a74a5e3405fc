import { code } from './escape';
import type { StackReview } from './review-input';

/** Something of an app that may stand in several regions. */
export interface Placed {
  readonly app: string | undefined;
  /** Regions in which the review has its stack's like, its own among them; none where it stands in one alone. */
  readonly regions: readonly string[];
  /** The same in stacks that stand for each other in different apps. */
  readonly groupKey: string;
}

/** An app that stands in one of several regions: `prod` in `eu-west-1`. */
interface Regional {
  readonly family: string;
  readonly region: string;
}

/** A name and a region of AWS (`eu-west-1`, `us-gov-west-1`), as this house names its apps. */
const named = /^(.+)-([a-z]{2}(?:-[a-z]+)+-\d)$/;

function regional(app: string | undefined): Regional | undefined {
  const [, family, region] = named.exec(app ?? '') ?? [];
  return family === undefined || region === undefined ? undefined : { family, region };
}

/** What a stack is in its app: `network` for `prod-eu-west-1-network`. Stacks without an app stand for themselves. */
export function roleOf({ name, app }: Pick<StackReview, 'name' | 'app'>): string {
  return app !== undefined && name.startsWith(`${app}-`) ? name.slice(app.length + 1) : `stack ${name}`;
}

/**
 * Regions in which a review knows the same stack of the same app, by the stack's name: planned, or of an app that is left as it is. None where it is but
 * one.
 */
export function regionsByStack(
  stacks: readonly StackReview[],
  unchanged: readonly string[] = [],
): ReadonlyMap<string, readonly string[]> {
  const planned = stacks.flatMap((stack) => {
    const of = 'plan' in stack.result ? regional(stack.app) : undefined;
    return of === undefined ? [] : [{ stack: stack.name, role: roleOf(stack), ...of }];
  });
  const left = unchanged.flatMap((app) => regional(app) ?? []);
  const found = planned.map(({ stack, role, family }) => {
    const own = planned.filter((one) => one.family === family && one.role === role);
    const regions = [...own, ...left.filter((one) => one.family === family)].map(({ region }) => region);
    return [stack, [...new Set(regions)]] as const;
  });
  return new Map(found.filter(([, regions]) => regions.length > 1));
}

/**
 * In which regions some changes are, of those that have the same stacks: `the same in 2 regions (...)`, or `only in ...`. Undefined where nothing stands in
 * several regions.
 *
 * @param same whether what is told of them is the same @default whether the same objects change in each
 */
export function inRegions(items: readonly Placed[], same = isSame(items)): string | undefined {
  const all = new Set(items.flatMap(({ regions }) => regions));
  if (all.size < 2 || items.some(({ regions }) => regions.length === 0)) return undefined;
  const own = [...new Set(items.map(regionOf))];
  if (own.length < all.size) return `only in ${own.map((region) => code(region)).join(', ')}`;
  return `${same ? 'the same ' : ''}in ${own.length} regions (${own.map((region) => code(region)).join(', ')})`;
}

function regionOf({ app }: Placed): string {
  return regional(app)?.region ?? '';
}

function isSame(items: readonly Placed[]): boolean {
  const byRegion = new Map<string, string[]>();
  for (const item of items) byRegion.set(regionOf(item), [...(byRegion.get(regionOf(item)) ?? []), item.groupKey]);
  const texts = [...byRegion.values()].map((keys) => [...new Set(keys)].sort().join('\n\n'));
  return new Set(texts).size === 1;
}
