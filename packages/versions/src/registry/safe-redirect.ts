import { isIP } from 'node:net';

/** Redirects that are followed, at most: a layer is one away from its registry. */
export const mostRedirects = 5;

/** Names that lead inside: of this machine, and of networks (RFC 6761, RFC 6762, RFC 8375; `.internal` is ICANN's for private use). */
const inside = /(?:^|\.)(?:localhost|local|internal|intranet|home\.arpa|lan|corp)$/;

/**
 * Whether a registry may send us on to `target`: by HTTPS, to a name, or to its own origin. Layers lie with content networks of any name, so there is no list
 * of hosts; an address by number, or a name of a network inside, is where only this machine might get.
 *
 * @param address of the registry, with its scheme
 */
export function isSafeRedirect(address: string, target: URL): boolean {
  if (target.username !== '' || target.password !== '') return false;
  if (target.origin === new URL(address).origin) return true;
  const host = target.hostname.replace(/\.$/, '').toLowerCase();
  const bare = host.replace(/^\[|\]$/g, '');
  return target.protocol === 'https:' && isIP(bare) === 0 && host.includes('.') && !inside.test(host);
}
