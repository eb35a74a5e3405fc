import { cidrsOverlap, isPrivateCidr, parseCidr } from '../cidr';
import { pathBelow, type Problem, when } from '../problems';

/** Longest prefix that leaves each of three zones 1,019 addresses for nodes and pods. */
const smallestPrefix = 20;
/** Shortest prefix that AWS allows for a VPC (VPC user guide, "VPC CIDR blocks"). */
const largestPrefix = 16;

/** A VPC's block and the blocks it may be joined to. */
export interface VpcCidrs {
  /** IPv4 block of the VPC. */
  readonly cidr: string;
  /** Blocks of other networks, by name. @default none */
  readonly otherCidrs?: Readonly<Record<string, string>>;
}

/** What is wrong with the block of a VPC: its form, its size, its range, and overlap with networks it may be joined to. */
export function vpcCidrProblems({ cidr, otherCidrs = {} }: VpcCidrs): Problem[] {
  const block = parseCidr(cidr);
  if (!block)
    return [{ path: 'cidr', value: cidr, fix: "write an IPv4 block by its first address, such as '10.0.0.0/16'" }];
  const problems: Problem[] = [];
  if (block.prefix > smallestPrefix)
    problems.push({
      path: 'cidr',
      value: cidr,
      fix: `too small for pods: use a block of /${smallestPrefix} or larger, best a /${largestPrefix}`,
    });
  if (block.prefix < largestPrefix)
    problems.push({ path: 'cidr', value: cidr, fix: `too large for a VPC: AWS allows at most a /${largestPrefix}` });
  if (!isPrivateCidr(block))
    problems.push({
      path: 'cidr',
      value: cidr,
      fix: 'use a private range: 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10',
    });
  const overlaps = Object.entries(otherCidrs).flatMap(([name, other]) => {
    const otherBlock = parseCidr(other);
    return when(otherBlock && cidrsOverlap(block, otherBlock), {
      path: 'cidr',
      value: cidr,
      fix: `overlaps ${other} of ${name}: choose a block that no other network uses`,
      against: [pathBelow('otherCidrs', name)],
    });
  });
  return [...problems, ...overlaps];
}
