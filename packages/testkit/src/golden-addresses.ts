import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import type { SynthesizedStack } from './synth';

/** A managed resource's address and, once moved, the addresses it had. */
interface Address {
  readonly stack: string;
  readonly type: string;
  readonly id: string;
  /** Path of the construct, as cdktf wrote it beside the resource. */
  readonly constructPath: string;
}

/** What an app's golden list says about its stacks. */
export interface AddressComparison {
  /** Addresses that Terraform would destroy, each with what to do about it. */
  readonly lost: readonly string[];
  /** Lines that the list should have: with what is new, without what was moved; lost lines stay until they are deleted by hand. */
  readonly accepted: readonly string[];
}

/** Every managed resource of the stacks as a line `stack type.id`, sorted. */
export function addressLines(stacks: ReadonlyMap<string, SynthesizedStack>): string[] {
  return addresses(stacks).map(line).sort();
}

/** Holds the stacks against the lines of a golden list. */
export function compareAddresses(
  golden: readonly string[],
  stacks: ReadonlyMap<string, SynthesizedStack>,
): AddressComparison {
  const now = addresses(stacks);
  const lines = new Set(now.map(line));
  const moved = movedLines(stacks);
  const gone = golden.filter((entry) => !lines.has(entry) && !moved.has(entry));
  const known = new Set(golden);
  return {
    lost: gone.map((entry) =>
      advice(
        entry,
        now.filter((address) => !known.has(line(address))),
      ),
    ),
    accepted: [...lines, ...gone].sort(),
  };
}

/**
 * Fails when a resource of the golden list is gone from the stacks, because Terraform would destroy it, or when the list lacks a new one.
 * With `UPDATE_GOLDEN` set, new and moved addresses are written to the file; a loss is accepted only by deleting its line by hand.
 *
 * @throws Error naming each lost address with the `moveFromId` to add, or each address that the list lacks
 */
export function checkGoldenAddresses(file: string, stacks: ReadonlyMap<string, SynthesizedStack>): void {
  const golden = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter((entry) => entry !== '')
    : [];
  const { lost, accepted } = compareAddresses(golden, stacks);
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, `${accepted.join('\n')}\n`);
  if (lost.length > 0) throw new Error(`these resources would be destroyed:\n  ${lost.join('\n  ')}`);
  const news = accepted.filter((entry) => !golden.includes(entry));
  const stale = golden.filter((entry) => !accepted.includes(entry));
  if (process.env.UPDATE_GOLDEN || news.length + stale.length === 0) return;
  const changes = [...news.map((entry) => `+ ${entry}`), ...stale.map((entry) => `- ${entry}`)];
  throw new Error(
    `${file} is out of date; run the test once with UPDATE_GOLDEN=1 and commit it:\n  ${changes.join('\n  ')}`,
  );
}

function addresses(stacks: ReadonlyMap<string, SynthesizedStack>): Address[] {
  return [...stacks].flatMap(([stack, { resource = {} }]) =>
    Object.entries(resource).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, body]) => ({ stack, type, id, constructPath: constructPath(body) ?? id })),
    ),
  );
}

function constructPath(body: {
  readonly '//'?: { readonly metadata?: { readonly path?: string } };
}): string | undefined {
  return body['//']?.metadata?.path;
}

function line({ stack, type, id }: Address): string {
  return `${stack} ${type}.${id}`;
}

function movedLines(stacks: ReadonlyMap<string, SynthesizedStack>): ReadonlySet<string> {
  return new Set([...stacks].flatMap(([stack, { moved = [] }]) => moved.map(({ from }) => `${stack} ${from}`)));
}

function advice(entry: string, news: readonly Address[]): string {
  const [stack, address = ''] = entry.split(' ');
  const [type] = address.split('.');
  const candidates = news.filter((other) => other.stack === stack && other.type === type);
  if (candidates.length === 0)
    return `${entry}: bring it back, or delete its line from the golden list if it is to be destroyed`;
  return `${entry}: if it was renamed, call moveFromId('${address}') on ${candidates.map((other) => other.constructPath).join(' or ')}`;
}
