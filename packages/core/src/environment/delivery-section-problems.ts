import { appNameProblems } from '../delivery/delivery-names';
import { type Problem, unless } from '../problems';
import { deliverySchema } from './delivery-schema';

type Draft = Readonly<Record<string, unknown>>;

/** Rules of the `delivery` section with the rest of the environment. Looks only at a section of the right shape. */
export function deliverySectionProblems({ name, cluster, delivery }: Draft): Problem[] {
  const parsed = deliverySchema.optional().safeParse(delivery);
  if (!parsed.success || parsed.data === undefined) return [];
  const names = typeof name === 'string' ? appNameProblems([name]) : [];
  return [
    ...names.map((problem) => ({ ...problem, path: 'name' })),
    ...unless(reachable(cluster) || parsed.data.runner, unreachable),
  ];
}

/** GitHub's own runners have no fixed addresses, so only a runner in the VPC reaches an API server that names none. */
const unreachable: Problem = {
  path: 'delivery.runner',
  value: undefined,
  fix: 'the API server is private, so jobs outside of the VPC cannot plan or apply platform and serving: add a runner { connectionArn }, or name cluster.publicCidrs',
};

function reachable(cluster: unknown): boolean {
  const publicCidrs =
    typeof cluster === 'object' && cluster !== null && 'publicCidrs' in cluster ? cluster.publicCidrs : [];
  return !Array.isArray(publicCidrs) || publicCidrs.length > 0;
}
