import type { AttributeChange } from '../changes/attribute-change';
import type { PlannedStack } from '../changes/held';
import { type ChangeKind, kindOf } from '../changes/kind-of';
import { housePackages, type Origin, originAt, originsOf } from '../changes/origins';
import { type Rename, renamesIn } from '../changes/renames';
import type { StatementChange } from '../changes/statements';
import type { Plan, ResourceChange } from '../plan/plan';
import { type Placed, regionsByStack, roleOf } from './regions';
import type { ReviewInput, StackReview } from './review-input';

/** What was worked out of a change: many parts of a review ask for the same. Each is kept by the function that works it out. */
export interface Told {
  changes?: readonly AttributeChange[];
  statements?: readonly StatementChange[];
  lines?: readonly string[];
}

/** One change of one stack, with what is known about it. */
export interface Item extends Placed {
  readonly stack: string;
  /** App of the stack, if it is known. */
  readonly app: string | undefined;
  readonly change: ResourceChange;
  readonly kind: ChangeKind;
  readonly origin: Origin | undefined;
  /** Whether its stack is synthesized: its code has constructs, not blocks. */
  readonly synthesized: true | undefined;
  /** Where the same content is made anew, for what is destroyed. */
  readonly rename: Rename | undefined;
  readonly told: Told;
}

/** The plan of a stack, if it has one. */
export function planOf({ result }: StackReview): Plan | undefined {
  return 'plan' in result ? result.plan : undefined;
}

/** The stacks that have a plan, with it. */
export function plannedStacks(stacks: readonly StackReview[]): readonly PlannedStack[] {
  return stacks.flatMap(({ name, result }) => ('plan' in result ? [{ name, plan: result.plan }] : []));
}

/** Everything that the plans do, in the order of stacks. */
export function itemsOf(input: ReviewInput): readonly Item[] {
  return itemsIn(input, 'changes');
}

/** Everything that changed outside Terraform, in the order of stacks. */
export function driftItemsOf(input: ReviewInput): readonly Item[] {
  return itemsIn(input, 'drift');
}

function itemsIn(
  { stacks, unchanged, packages = housePackages }: ReviewInput,
  part: 'changes' | 'drift',
): readonly Item[] {
  const regions = regionsByStack(stacks, unchanged);
  return stacks.flatMap((stack) => {
    const changes = planOf(stack)?.[part] ?? [];
    return stackItems(stack, changes, { packages, regions: regions.get(stack.name) ?? [] });
  });
}

function stackItems(
  stack: StackReview,
  changes: readonly ResourceChange[],
  { packages, regions }: Required<Pick<ReviewInput, 'packages'>> & Pick<Item, 'regions'>,
): readonly Item[] {
  const origins = originsOf(stack.configuration, packages);
  const plan = planOf(stack);
  const renames = new Map((plan === undefined ? [] : renamesIn(plan)).map((rename) => [rename.from, rename]));
  const { name, app, configuration } = stack;
  const synthesized = configuration === undefined ? undefined : true;
  const role = roleOf(stack);
  return changes.flatMap((change) => {
    const kind = kindOf(change);
    if (kind === 'none' || kind === 'read') return [];
    const origin = originAt(origins, change.address);
    const rename = kind === 'destroy' ? renames.get(change.address) : undefined;
    const groupKey = `${role}\n${change.address}\n${change.deposed ?? ''}\n${change.change.actions.join()}`;
    return [{ stack: name, app, change, kind, origin, synthesized, rename, regions, groupKey, told: {} }];
  });
}
