import { Failure, type StackConfiguration } from '@spot-serving/terraform-runner';

import { objectOf } from '../plan/json';
import type { StackToPlan } from './stack-to-plan';

/** Where a job runs: outside of the VPC, on the runner inside it, or where everything can be reached. */
export type Where = 'outside' | 'inside' | 'anywhere';

/** Providers that speak with the API server of a cluster, which may answer inside the VPC only. */
const ofACluster: readonly string[] = ['hashicorp/kubernetes', 'hashicorp/helm'];

/** Whether a stack speaks with the API server of a cluster. */
export function needsCluster({ providers }: Pick<StackConfiguration, 'providers'>): boolean {
  return providers.some((source) => ofACluster.includes(source));
}

/** Whether to refresh a stack is to read user data: EC2 tells of a launch template only with that of all templates of the account. */
export function showsUserData({ source }: Pick<StackToPlan, 'source'>): boolean {
  return 'aws_launch_template' in objectOf(objectOf(JSON.parse(source)).resource);
}

/** Whether a stack is planned and applied from there: one that speaks with a cluster from inside, any other from outside, so each has one place. */
export function isReachable(stack: Pick<StackConfiguration, 'providers'>, where: Where): boolean {
  return where === 'anywhere' || (where === 'inside') === needsCluster(stack);
}

/** The place that `--where` names; anywhere when it is left out. @throws {Failure} 2 for a text that is no place */
export function readWhere(text = 'anywhere'): Where {
  if (text === 'outside' || text === 'inside' || text === 'anywhere') return text;
  throw new Failure(`--where is outside, inside or anywhere, not "${text}"`, 2);
}
