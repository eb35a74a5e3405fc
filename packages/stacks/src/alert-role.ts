import { partitionIn, type ResolvedEnvironment } from '@spot-serving/core';

import { demandedServices } from './demanded-services';

/** ARNs of the roles that publish to an app's alarm topic beside its alarms: Alertmanager's, where a model scales on demand. It is made in the platform stack. */
export function alertRoleArns(environment: ResolvedEnvironment): string[] {
  const { name, region, account } = environment;
  if (demandedServices(environment).length === 0) return [];
  return [`arn:${partitionIn(region).id}:iam::${account}:role/${name}-alertmanager`];
}
