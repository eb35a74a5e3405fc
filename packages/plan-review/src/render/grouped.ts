/** Things that are shown once: the same in several stacks. Never empty. */
export interface Group<T> {
  readonly first: T;
  readonly all: readonly T[];
}

/** Groups by key, in the order of the first of each. */
export function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): readonly Group<T>[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return [...groups.values()].flatMap((all) => (all[0] === undefined ? [] : [{ first: all[0], all }]));
}
