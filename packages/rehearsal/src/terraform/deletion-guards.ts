import { protections } from '@spot-serving/stand-in';

/** A resource that AWS does not delete while one of its arguments guards it. */
export interface DeletionGuard {
  /** The stack that has it. */
  readonly stack: string;
  readonly type: string;
  readonly name: string;
  /** The argument that guards it, for example `deletion_protection`. */
  readonly argument: string;
  /** The value that lets it go. */
  readonly off: unknown;
}

/** What is needed of a stack to tell what guards it. */
interface Guarded {
  readonly name: string;
  readonly dependencies: readonly string[];
  readonly source: string;
}

/** Guards in each stack, and in the stacks that need it, so that it cannot go before them. */
export function deletionGuards<Stack extends Guarded>(
  stacks: readonly Stack[],
): ReadonlyMap<string, readonly DeletionGuard[]> {
  const all = new Map(stacks.map((stack) => [stack.name, ownGuards(stack)]));
  for (const { name, dependencies } of [...stacks].reverse())
    for (const needed of dependencies)
      all.set(needed, distinct([...(all.get(needed) ?? []), ...(all.get(name) ?? [])]));
  return all;
}

/** Terraform override that takes guards off. */
export function guardOverride(guards: readonly DeletionGuard[]): object {
  const resource: Record<string, Record<string, object>> = {};
  for (const { type, name, argument, off } of guards)
    resource[type] = { ...resource[type], [name]: { ...resource[type]?.[name], [argument]: off } };
  return { resource };
}

function ownGuards({ name: stack, source }: Guarded): readonly DeletionGuard[] {
  const { resource = {} } = JSON.parse(source) as {
    resource?: Record<string, Record<string, Record<string, unknown>>>;
  };
  return Object.entries(protections).flatMap(([key, { on, off }]) => {
    const [type = '', argument = ''] = key.split('.');
    return Object.entries(resource[type] ?? {})
      .filter(([, values]) => values[argument] === on)
      .map(([name]) => ({ stack, type, name, argument, off }));
  });
}

const distinct = <One>(all: readonly One[]): readonly One[] => [...new Set(all)];
