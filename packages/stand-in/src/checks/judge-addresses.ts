import { isIP } from 'node:net';

import { ofText, shown } from './judge-texts';
import type { Judges } from './rule';

/** Judges of IP addresses and networks. */
export const addressJudges: Judges<'ip' | 'cidr'> = {
  ip: ofText(({ family }, text) => {
    const found = isIP(text.replace(/%.*$/, ''));
    if (found === 0 || (family !== undefined && found !== Number(family)))
      return `to contain a valid ${family ? `IPv${family}` : 'IP'} address, got: ${shown(text)}`;
    return undefined;
  }),
  cidr: ofText(({ family, min, max, hostBits = false }, text) => {
    const [, address = '', length = ''] = /^([^/]*)\/(\d{1,3})$/.exec(text) ?? [];
    const found = isIP(address);
    if (found === 0 || Number(length) > (found === 4 ? 32 : 128) || /^0\d/.test(length))
      return `to contain a valid CIDR, got: ${shown(text)}`;
    if (family !== undefined && found !== Number(family)) return `to contain a valid IPv${family} CIDR, got: ${text}`;
    if (!hostBits && !isNetwork(address, Number(length), found))
      return `to contain a valid network CIDR: ${address} lies inside the network, write its first address`;
    if (Number(length) < (min ?? 0) || Number(length) > (max ?? 128))
      return `to contain a network CIDR with a prefix length between ${min ?? 0} and ${max ?? 128}, got: ${text}`;
    return undefined;
  }),
};

/** Whether the address is the first one of its network. */
export function isNetwork(address: string, length: number, family: number): boolean {
  const bits = bitsOf(address, family);
  return !bits.slice(length).includes('1');
}

function bitsOf(address: string, family: number): string {
  if (family === 4)
    return address
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('');
  return groupsOf(address)
    .map((group) => group.toString(2).padStart(16, '0'))
    .join('');
}

/** The eight groups of an IPv6 address; the last two may be written as IPv4. */
function groupsOf(address: string): readonly number[] {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [head = '', tail] = plain.split('::');
  const read = (part: string): readonly number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const [before, after] = [read(head), read(tail ?? '')];
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}
