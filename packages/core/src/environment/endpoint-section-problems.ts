import { parseCidr } from '../cidr';
import { endpointAccessProblems, zoneProblems } from '../endpoint/endpoint-problems';
import { type Problem, problemsBelow } from '../problems';
import { endpointSchema } from './endpoint-schema';
import { resolveEndpoint } from './endpoint-section';

/** Rules of the `endpoint` section, defaults included. Looks only at a section of the right shape, in a VPC whose block is one. */
export function endpointSectionProblems(endpoint: unknown, vpcCidr: unknown): Problem[] {
  const parsed = endpointSchema.optional().safeParse(endpoint);
  if (!parsed.success || parsed.data === undefined || typeof vpcCidr !== 'string' || !parseCidr(vpcCidr)) return [];
  const resolved = resolveEndpoint(parsed.data, vpcCidr);
  return problemsBelow('endpoint', [
    ...endpointAccessProblems(resolved),
    ...zoneProblems(resolved.hostName, resolved.zoneName),
  ]);
}
