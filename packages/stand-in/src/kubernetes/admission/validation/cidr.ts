import { isIPv4, isIPv6 } from 'node:net';

/** Whether a text is a block of addresses: an address and the length of its prefix. */
export function isCidr(text: string): boolean {
  const [address = '', length = '', ...more] = text.split('/');
  if (more.length > 0 || !/^\d{1,3}$/.test(length)) return false;
  return (isIPv4(address) && Number(length) <= 32) || (isIPv6(address) && Number(length) <= 128);
}

/** Whether one block of IPv4 lies within another and is smaller; `true` for what is not IPv4, which is not looked at. */
export function isWithin(inner: string, outer: string): boolean {
  const [small, large] = [inner, outer].map(blockOf);
  if (!small || !large) return true;
  return small.length > large.length && small.bits.startsWith(large.bits.slice(0, large.length));
}

function blockOf(text: string): { readonly bits: string; readonly length: number } | undefined {
  const [address = '', length = ''] = text.split('/');
  if (!isIPv4(address)) return undefined;
  const bits = address.split('.').map((part) => Number(part).toString(2).padStart(8, '0'));
  return { bits: bits.join(''), length: Number(length) };
}
