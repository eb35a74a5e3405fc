import { Netmask } from 'netmask';
import { z } from 'zod';

/** A block of IPv4 addresses. */
export interface CidrBlock {
  /** `10.0.0.0/16`. */
  readonly cidr: string;
  /** First address. */
  readonly base: string;
  /** Length of the prefix, 0 to 32. */
  readonly prefix: number;
  /** Number of addresses. */
  readonly size: number;
}

/** The block that `text` names, or `undefined` when it is not an IPv4 CIDR or its address is not the block's first (`10.0.0.1/16`). */
export function parseCidr(text: string): CidrBlock | undefined {
  if (!z.cidrv4().safeParse(text).success) return undefined;
  const block = new Netmask(text);
  return `${block.base}/${block.bitmask}` === text
    ? { cidr: text, base: block.base, prefix: block.bitmask, size: block.size }
    : undefined;
}

/** Whether the two blocks share an address. */
export function cidrsOverlap(a: CidrBlock, b: CidrBlock): boolean {
  return new Netmask(a.cidr).contains(b.cidr) || new Netmask(b.cidr).contains(a.cidr);
}

/** Whether every address is for private use (RFC 1918) or in the shared address space (RFC 6598), the ranges AWS recommends for a VPC. */
export function isPrivateCidr(block: CidrBlock): boolean {
  return ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].some((range) =>
    new Netmask(range).contains(block.cidr),
  );
}

/**
 * The `index`-th block of prefix length `prefix` inside `block`, counted from 0.
 *
 * @throws RangeError when there is none
 */
export function subCidr(block: CidrBlock, prefix: number, index: number): string {
  const count = 2 ** (prefix - block.prefix);
  if (prefix < block.prefix || prefix > 32 || index < 0 || index >= count)
    throw new RangeError(`${block.cidr} has no /${prefix} number ${index}`);
  return new Netmask(`${block.base}/${prefix}`).next(index).toString();
}
