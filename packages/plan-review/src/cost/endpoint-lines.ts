import { listOf } from '../plan/json';
import { code } from '../render/escape';
import type { Lines } from './node-lines';
import type { PlanObject } from './plan-objects';

/**
 * Endpoints with addresses of their own are paid by the hour in each zone (aws.amazon.com/privatelink/pricing); no price of it could be cited. A gateway
 * endpoint, the provider's default, is free (Amazon VPC user guide, "Gateway endpoints").
 */
export function endpointLines(objects: readonly PlanObject[], region: string): Lines {
  const paid = objects.filter(
    ({ type, values }) =>
      type === 'aws_vpc_endpoint' && !['Gateway', undefined, null].includes(values.vpc_endpoint_type as string),
  );
  const zones = paid.reduce((sum, { values }) => sum + Math.max(1, listOf(values.subnet_ids).length), 0);
  const count = `${paid.length} interface ${paid.length === 1 ? 'endpoint' : 'endpoints'} in ${zones} ${zones === 1 ? 'zone' : 'zones'}`;
  return {
    lines: [],
    unpriced:
      paid.length === 0 ? [] : [`${count}, paid by the hour, without a price in ${code(region)} that could be cited`],
  };
}
