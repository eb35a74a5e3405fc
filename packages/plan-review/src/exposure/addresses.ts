/** How much of the internet some ranges of addresses hold. */
export type Reach = 'nobody' | 'some' | 'everybody';

/** Ranges that nobody outside has (IANA, "IPv4 Special-Purpose Address Registry", not globally reachable; RFC 1918, 6598, 3927, 1122). */
const privateRanges = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '224.0.0.0/3',
];

/** What is assigned of IPv6 (IANA, "Internet Protocol Version 6 Address Space": global unicast). */
const public6 = '2000::/3';

/** More of IPv4 than any organisation has: two networks of /8. */
const many4 = 2n ** 25n;
/** More of IPv6 than any organisation has: a /16. */
const many6 = 2n ** 112n;

/** First and last address. */
type Span = readonly [bigint, bigint];

/**
 * How much of the internet ranges in CIDR notation hold together: two halves are everybody. Private addresses count for nobody, and what is no range
 * does not count.
 */
export function reachOf(cidrs: readonly string[]): Reach {
  const four = without(spans(cidrs, 4), spans(privateRanges, 4));
  const six = within(spans(cidrs, 6), spans([public6], 6));
  const [sizes4, sizes6] = [sizeOf(four), sizeOf(six)];
  if (sizes4 > many4 || sizes6 > many6) return 'everybody';
  return sizes4 > 0n || sizes6 > 0n ? 'some' : 'nobody';
}

/** Whether a text is a range of addresses. */
export function isCidr(text: string): boolean {
  return spanOf(text, 4) !== undefined || spanOf(text, 6) !== undefined;
}

function spans(cidrs: readonly string[], version: 4 | 6): readonly Span[] {
  const sorted = cidrs
    .flatMap((cidr) => {
      const span = spanOf(cidr, version);
      return span === undefined ? [] : [span];
    })
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const joined: [bigint, bigint][] = [];
  for (const [start, end] of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last[1] + 1n) last[1] = last[1] > end ? last[1] : end;
    else joined.push([start, end]);
  }
  return joined;
}

function spanOf(cidr: string, version: 4 | 6): Span | undefined {
  const [, address = '', bits = ''] = /^([0-9A-Fa-f:.]+)\/(\d{1,3})$/.exec(cidr.trim()) ?? [];
  const width = version === 4 ? 32 : 128;
  const number = version === 4 ? fromFour(address) : fromSix(address);
  if (number === undefined || Number(bits) > width) return undefined;
  const size = 2n ** BigInt(width - Number(bits));
  const start = (number / size) * size;
  return [start, start + size - 1n];
}

function fromFour(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function fromSix(text: string): bigint | undefined {
  if (!text.includes(':') || text.includes('.')) return undefined;
  const [left = '', right, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const [head, tail] = [left, right ?? ''].map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]];
  const missing = right === undefined ? 0 : 8 - head.length - tail.length;
  if (missing < 0) return undefined;
  const groups = [...head, ...new Array<string>(missing).fill('0'), ...tail];
  if (groups.length !== 8 || !groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

function without(from: readonly Span[], taken: readonly Span[]): readonly Span[] {
  return taken.reduce<readonly Span[]>(
    (left, [start, end]) =>
      left.flatMap(([low, high]): Span[] => [
        ...(low < start ? [[low, high < start ? high : start - 1n] as const] : []),
        ...(high > end ? [[low > end ? low : end + 1n, high] as const] : []),
      ]),
    from,
  );
}

function within(all: readonly Span[], bounds: readonly Span[]): readonly Span[] {
  return all.flatMap(([low, high]) =>
    bounds.flatMap(([start, end]): Span[] => {
      const both: Span = [low > start ? low : start, high < end ? high : end];
      return both[0] <= both[1] ? [both] : [];
    }),
  );
}

function sizeOf(all: readonly Span[]): bigint {
  return all.reduce((sum, [start, end]) => sum + end - start + 1n, 0n);
}
