import { cidrsOverlap, parseCidr } from '../cidr';
import { type Problem, unless } from '../problems';

/** Ranges and sizes that EKS takes (EKS API reference, KubernetesNetworkConfigRequest). */
const ranges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((cidr) => parseCidr(cidr));
const largestPrefix = 12;
const smallestPrefix = 24;

/** What is wrong with the block of Kubernetes services: form, size and range, and overlap with networks that pods talk to, by name. */
export function serviceCidrProblems(serviceCidr: string, others: Readonly<Record<string, string>>): Problem[] {
  const block = parseCidr(serviceCidr);
  if (!block) return [problem(serviceCidr, "write an IPv4 block by its first address, such as '172.20.0.0/16'")];
  const inside = ranges.some((range) => range && range.prefix <= block.prefix && cidrsOverlap(range, block));
  const fits = block.prefix >= largestPrefix && block.prefix <= smallestPrefix;
  const range = `use a /${largestPrefix} to /${smallestPrefix} of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16`;
  return [...unless(inside && fits, problem(serviceCidr, range)), ...serviceCidrOverlaps(serviceCidr, others)];
}

/** Its overlap with networks that pods talk to, by name; blocks that are none overlap nothing. */
export function serviceCidrOverlaps(serviceCidr: string, others: Readonly<Record<string, string>>): Problem[] {
  const block = parseCidr(serviceCidr);
  return Object.entries(others)
    .filter(([, cidr]) => {
      const other = parseCidr(cidr);
      return block && other && cidrsOverlap(block, other);
    })
    .map(([name, cidr]) => problem(serviceCidr, `overlaps ${cidr} of ${name}: pods could not reach those addresses`));
}

function problem(serviceCidr: string, fix: string): Problem {
  return { path: 'serviceCidr', value: serviceCidr, fix };
}
