import { type Problem, problemsBelow } from '../problems';
import { vpcCidrProblems } from '../vpc-cidr-problems';

/**
 * Rules that need more than one field, or a field's meaning. Only well-shaped fields are looked at: a field in `wrong`, or missing,
 * has its problem already.
 */
export function crossFieldProblems(environment: unknown, wrong: ReadonlySet<string>): Problem[] {
  const { name, network } = record(environment);
  const { cidr, otherCidrs } = record(network);
  if (typeof cidr !== 'string' || wrong.has('network.cidr')) return [];
  const others = Object.entries(record(otherCidrs)).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== name);
  return problemsBelow('network', vpcCidrProblems({ cidr, otherCidrs: Object.fromEntries(others) }));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
