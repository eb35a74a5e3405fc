import { isPrivateCidr, parseCidr } from '../cidr';
import type { Problem } from '../problems';
import { listProblems } from './list-problems';

/** Most blocks that one cluster's public endpoint takes (EKS user guide, "View and manage Amazon EKS and Fargate service quotas"). */
const mostBlocks = 40;

/** Blocks with a shorter prefix hold a 256th of all addresses or more, so a list of them can be the whole internet by halves. */
const widestPrefix = 9;

/**
 * What is wrong with the blocks that may reach an API server over the internet.
 *
 * @param strict whether blocks open to the world, or to much of it, are refused
 */
export function publicCidrProblems(cidrs: readonly string[], strict: boolean): Problem[] {
  const each = listProblems(cidrs, 'publicCidrs', (cidr) => blockFix(cidr, strict));
  const tooMany = { path: 'publicCidrs', value: cidrs.length, fix: `name at most ${mostBlocks} blocks` };
  return cidrs.length > mostBlocks ? [...each, tooMany] : each;
}

function blockFix(cidr: string, strict: boolean): string | undefined {
  const block = parseCidr(cidr);
  if (!block) return "write an IPv4 block by its first address, such as '203.0.113.0/24'";
  if (isPrivateCidr(block))
    return 'name public addresses: traffic from a private range reaches the private endpoint, never this one';
  if (!strict || block.prefix >= widestPrefix) return undefined;
  return 'open to the world: name the addresses of your offices or runners, or leave the API server private';
}
