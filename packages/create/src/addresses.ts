import { Netmask } from 'netmask';

import { Failure } from '@spot-serving/terraform-runner/program';

/** An entry of the list: whose block, and which. */
const entry = /(['"])([\w-]+)\1\s*:\s*(['"])(\d+\.\d+\.\d+\.\d+\/\d+)\3/g;

/** Blocks of apps are this far apart, in the second number, so that a block can be doubled three times; what is between them comes last. */
const apart = 16;

/** Blocks by app, as `apps/addresses.ts` lists them. */
export function blocksIn(code: string): ReadonlyMap<string, string> {
  return new Map([...code.matchAll(entry)].map(([, , app = '', , block = '']) => [app, block]));
}

/**
 * A block for a new app.
 *
 * @param asked by the user; undefined for the next /16 of 10.0.0.0/8 that is free
 * @throws {Failure} 2 where the block that was asked for has an address of another's, and where none is free
 */
export function freeBlock(taken: ReadonlyMap<string, string>, asked: string | undefined): string {
  const owner = (block: string) => [...taken].find(([, other]) => overlaps(block, other));
  if (asked === undefined) {
    const free = candidates().find((block) => owner(block) === undefined);
    if (free !== undefined) return free;
    throw new Failure('no /16 of 10.0.0.0/8 is free in apps/addresses.ts; give a block by --cidr', 2);
  }
  if (new Netmask(asked).toString() !== asked)
    throw new Failure(`--cidr is ${asked}: write it by its first address, ${new Netmask(asked).toString()}`, 2);
  const other = owner(asked);
  if (other === undefined) return asked;
  throw new Failure(`--cidr is ${asked}: it overlaps ${other[1]} of ${other[0]} in apps/addresses.ts`, 2);
}

function candidates(): readonly string[] {
  const numbers = Array.from({ length: 255 }, (_, index) => index + 1);
  const first = numbers.filter((number) => number % apart === 0);
  return [...first, ...numbers.filter((number) => number % apart !== 0)].map((number) => `10.${number}.0.0/16`);
}

function overlaps(one: string, other: string): boolean {
  return new Netmask(one).contains(other) || new Netmask(other).contains(one);
}

/** The list with one more entry, at its end. @throws {Failure} 2 where it is no list */
export function withBlock(code: string, app: string, block: string): string {
  const end = /,?(\s*)\}(\s*as const)/.exec(code);
  if (end === null)
    throw new Failure(
      "apps/addresses.ts has no `addresses = { 'app': 'block', ... } as const`; write it so, or add the app by hand",
      2,
    );
  const [whole, space = '', tail = ''] = end;
  const line = space.includes('\n')
    ? `,\n  '${app}': '${block}',${space}}${tail}`
    : `,\n  '${app}': '${block}',\n}${tail}`;
  const empty = blocksIn(code).size === 0;
  return code.replace(whole, empty ? line.slice(1) : line);
}

/** The list without an app. */
export function withoutBlock(code: string, app: string): string {
  return code.replace(new RegExp(`\\s*(['"])${app}\\1\\s*:\\s*(['"])[\\d./]+\\2,?`), '');
}

/** The list of a project that has none yet. */
export function firstList(app: string, block: string): string {
  return `/** IPv4 blocks of every app, and of networks that they may be joined to. One list, so that no two overlap: each app checks its own against all. */
export const addresses = {
  '${app}': '${block}',
} as const;
`;
}
