import { coversTheWorld } from './cidr';

/** Of CIDRs that together are everybody, those that are so alone; all of them where none is. */
export function told(cidrs: readonly string[]): readonly string[] {
  const alone = cidrs.filter((cidr) => coversTheWorld([cidr]));
  return alone.length > 0 ? alone : cidrs;
}
