import { appNameProblems } from '../delivery/delivery-names';
import { movedProblems, type Problem, unless } from '../problems';
import type { Environment } from './environment';

/** Rules of the delivery with the rest of an environment: its roles' names, and a way to the API server. */
export function deliveryRules({ name, cluster, delivery }: Environment): Problem[] {
  if (delivery === undefined) return [];
  const { publicCidrs = [] } = cluster;
  return [
    ...movedProblems(appNameProblems([name]), () => 'name'),
    ...unless(publicCidrs.length > 0 || delivery.runner, unreachable),
  ];
}

/** GitHub's own runners have no fixed addresses, so only a runner in the VPC reaches an API server that names none. */
const unreachable: Problem = {
  path: 'delivery.runner',
  value: undefined,
  fix: 'the API server is private, so jobs outside of the VPC cannot plan or apply platform and serving: add a runner { connectionArn, actors }, or name cluster.publicCidrs',
  against: ['cluster.publicCidrs'],
};
