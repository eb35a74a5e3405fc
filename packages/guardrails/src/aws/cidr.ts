/** A run of addresses, both ends included, as numbers of 32 or 128 bits. */
interface Range {
  readonly from: bigint;
  readonly to: bigint;
}

/** An address family: bits of an address, and the ranges that no route of the internet leads to. */
interface Family {
  readonly bits: number;
  readonly unrouted: readonly string[];
}

/**
 * Ranges for use within a network, which add nothing to how much of the world is let in.
 *
 * Source: RFC 6890, "Special-Purpose IP Address Registries": private use (RFC 1918, RFC 4193), shared (RFC 6598), loopback, link-local.
 */
const v4: Family = {
  bits: 32,
  unrouted: ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
};
const v6: Family = { bits: 128, unrouted: ['::1/128', 'fc00::/7', 'fe80::/10'] };

/** More addresses than a network of this prefix holds count as everybody: no partner and no provider has as many. */
export const everybodyPrefix = 8;

/**
 * Whether CIDRs together let in more than a `/8` of IPv4 or of IPv6, so in truth everybody, however they are cut: `0.0.0.0/0`, or `0.0.0.0/1` with
 * `128.0.0.0/1`. What overlaps counts once, and ranges that the internet does not route count not at all. What is no CIDR, as a reference, is passed over.
 */
export function coversTheWorld(cidrs: readonly string[]): boolean {
  return [v4, v6].some((family) => {
    const ranges = cidrs.flatMap((cidr) => rangeOf(cidr, family) ?? []);
    const inner = family.unrouted.flatMap((cidr) => rangeOf(cidr, family) ?? []);
    const reached = count([...ranges, ...inner]) - count(inner);
    return reached > 1n << BigInt(family.bits - everybodyPrefix);
  });
}

/** Addresses in at least one of the ranges. */
function count(ranges: readonly Range[]): bigint {
  const sorted = [...ranges].sort((one, other) => (one.from < other.from ? -1 : 1));
  let [total, next] = [0n, 0n];
  for (const { from, to } of sorted) {
    const begin = from > next ? from : next;
    if (to < begin) continue;
    total += to - begin + 1n;
    next = to + 1n;
  }
  return total;
}

function rangeOf(cidr: string, { bits }: Family): Range | undefined {
  const [, address = '', prefix] = /^([0-9a-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(cidr.trim()) ?? [];
  const number = bits === 32 ? numberOfV4(address) : numberOfV6(address);
  const length = Number(prefix ?? bits);
  if (number === undefined || length > bits) return undefined;
  const size = 1n << BigInt(bits - length);
  const from = (number / size) * size;
  return { from, to: from + size - 1n };
}

function numberOfV4(address: string): bigint | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function numberOfV6(address: string): bigint | undefined {
  if (!address.includes(':') || address.includes(':::') || address.split('::').length > 2) return undefined;
  const [head = '', tail] = withoutV4(address).split('::', 2);
  const groups = (text: string): string[] => text.split(':').filter((group) => group !== '');
  const [first, last] = [groups(head), groups(tail ?? '')];
  const missing = 8 - first.length - last.length;
  if (missing < 0 || (tail === undefined && missing !== 0)) return undefined;
  const all = [...first, ...Array.from({ length: missing }, () => '0'), ...last];
  if (!all.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  return all.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

/** `::ffff:1.2.3.4` in groups of 16 bits alone. */
function withoutV4(address: string): string {
  return address.replace(/\d+\.\d+\.\d+\.\d+$/, (last) => {
    const [a = 0, b = 0, c = 0, d = 0] = last.split('.').map(Number);
    return [a * 256 + b, c * 256 + d].map((group) => group.toString(16)).join(':');
  });
}

/** Whether one block of addresses has a part of another; what is no CIDR has none. */
export function cidrsMeet(one: string, other: string): boolean {
  return [v4, v6].some((family) => {
    const [a, b] = [rangeOf(one, family), rangeOf(other, family)];
    return a !== undefined && b !== undefined && a.from <= b.to && b.from <= a.to;
  });
}

/** Addresses in a block of IPv4; none of what is no such block. */
export function addressesIn(cidr: string): bigint {
  const range = rangeOf(cidr, v4);
  return range === undefined ? 0n : range.to - range.from + 1n;
}
