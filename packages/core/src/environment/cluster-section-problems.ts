import { publicCidrProblems } from '../cluster/public-cidr-problems';
import { serviceCidrProblems } from '../cluster/service-cidr-problems';
import { type Problem, problemsBelow } from '../problems';
import { defaultServiceCidr } from './resolved-environment';

/** An environment whose shape may be wrong. */
type Draft = Readonly<Record<string, unknown>>;

/**
 * Rules of the `cluster` section that need its meaning, the tier or the network. Looks only at values of the right shape.
 *
 * That a private API server needs a runner inside the VPC is not checked here: an environment does not say yet where it is applied from.
 */
export function clusterSectionProblems({ name, tier, network, cluster }: Draft): Problem[] {
  if (cluster === undefined) return [];
  const draft = record(cluster);
  const prod = tier === 'prod';
  const { publicCidrs, serviceCidr = defaultServiceCidr } = draft;
  return problemsBelow('cluster', [
    ...(Array.isArray(publicCidrs) ? publicCidrProblems(publicCidrs.map(String), prod) : []),
    ...(typeof serviceCidr === 'string' ? serviceCidrProblems(serviceCidr, networksOf(name, record(network))) : []),
  ]);
}

/** The VPC and the networks it may be joined to; one named like the environment is the VPC itself. */
function networksOf(name: unknown, { cidr, otherCidrs }: Draft): Record<string, string> {
  const all = Object.entries({ 'the VPC': cidr, ...record(otherCidrs) });
  return Object.fromEntries(
    all.filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[0] !== name),
  );
}

function record(value: unknown): Draft {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
