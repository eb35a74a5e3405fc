import { allInstanceTypes, familyOf, type InstanceType, instanceType } from './instance-type';
import { isSurelyOffered, type RegionOffer } from './offered-families';

/** How many types a message suggests. */
const shown = 4;

/** Types like `model` (same vCPUs, memory and architecture, not burstable, offered in the region) that are not in `taken`, the best additions first. */
export function sameSize(model: InstanceType, taken: readonly string[], offer?: RegionOffer): string[] {
  const families = new Set(taken.map(familyOf));
  return allInstanceTypes()
    .filter((type) => isAlike(type, model) && !type.burstable && !taken.includes(type.name))
    .filter(({ name }) => offer === undefined || isSurelyOffered(name, offer))
    .sort(
      (a, b) => rank(a, families) - rank(b, families) || generation(b) - generation(a) || a.name.localeCompare(b.name),
    )
    .slice(0, shown)
    .map(({ name }) => name);
}

/** Whether two types are interchangeable for the autoscaler, which knows a group by one of them. */
export function isAlike(a: InstanceType, b: InstanceType): boolean {
  return a.vcpus === b.vcpus && a.memoryMiB === b.memoryMiB && a.architecture === b.architecture;
}

/** Known types whose name is nearest to `name`, by the fewest letters to change. */
export function nearestNames(name: string): string[] {
  return allInstanceTypes()
    .map((type) => ({ name: type.name, distance: editDistance(type.name, name) }))
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, shown)
    .map((near) => near.name);
}

/** The size that a pool is meant to have: that of most of its known types, of the smallest where it is even. */
export function intendedSize(names: readonly string[]): InstanceType | undefined {
  const known = names.flatMap((name) => instanceType(name) ?? []);
  const votes = (type: InstanceType) => known.filter((other) => isAlike(type, other)).length;
  return [...known].sort(
    (a, b) =>
      Number(b.architecture === 'x86_64') - Number(a.architecture === 'x86_64') || votes(b) - votes(a) || bySize(a, b),
  )[0];
}

/** Smallest first; the Cluster Autoscaler sizes a mixed group by its first type (infra 2.5). */
export function bySize(a: InstanceType, b: InstanceType): number {
  return a.memoryMiB - b.memoryMiB || a.vcpus - b.vcpus;
}

/** The current generation comes first, then families that the pool lacks, then plain types (`m6i`) before those with options (`m6idn`). */
function rank({ name, currentGeneration }: InstanceType, families: ReadonlySet<string>): number {
  const family = familyOf(name);
  return (currentGeneration ? 0 : 4) + (families.has(family) ? 2 : 0) + (name.startsWith(`${family}.`) ? 0 : 1);
}

function generation({ name }: InstanceType): number {
  return Number(/\d+/.exec(name)?.[0] ?? 0);
}

/** Levenshtein's distance, a row of its matrix at a time. */
function editDistance(a: string, b: string): number {
  const last = Array.from(a).reduce<number[]>(
    (row, letter, i) => {
      return Array.from(b).reduce<number[]>(
        (next, other, j) => [
          ...next,
          Math.min((row[j] ?? 0) + Number(letter !== other), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
        ],
        [i + 1],
      );
    },
    Array.from({ length: b.length + 1 }, (_, j) => j),
  );
  return last.at(-1) ?? 0;
}
