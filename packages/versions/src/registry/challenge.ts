/** How a registry wants to be asked. */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly query: Readonly<Record<string, string>> };

/** Reads a `WWW-Authenticate` header (distribution documentation, "Token Authentication Specification"); undefined for a scheme that is not known here. */
export function parseChallenge(header: string): Challenge | undefined {
  if (/^basic\b/i.test(header)) return { scheme: 'basic' };
  if (!/^bearer\b/i.test(header)) return undefined;
  const { realm, ...rest } = Object.fromEntries(
    [...header.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
  );
  if (realm === undefined || !URL.canParse(realm)) return undefined;
  const query = Object.fromEntries(Object.entries(rest).filter(([key]) => key === 'service' || key === 'scope'));
  return { scheme: 'bearer', realm, query };
}
