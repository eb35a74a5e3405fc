/** Hosts of tokens that are not those of their registries, by what the registries document ("Registry authentication", docs.docker.com; docs.gitlab.com). */
export const tokenHosts: Record<string, string> = {
  'registry-1.docker.io': 'auth.docker.io',
  'registry.gitlab.com': 'gitlab.com',
};

/**
 * Whether a registry may send us to `realm` for a token: to itself, or to where it is known to send people. A registry that names another host could make
 * this machine ask an address that only it reaches.
 *
 * @param address of the registry, with its scheme
 */
export function isTokenHost(address: string, realm: string): boolean {
  const [own, asked] = [new URL(address), new URL(realm)];
  if (asked.username !== '' || asked.password !== '') return false;
  if (asked.origin === own.origin) return true;
  return asked.protocol === 'https:' && asked.port === '' && tokenHosts[own.host] === asked.host;
}
