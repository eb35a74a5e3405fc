import { DataAwsLbHostedZoneId } from '@cdktf/provider-aws/lib/data-aws-lb-hosted-zone-id';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';

import { requireValid } from '@spot-serving/core';

import { endpointAliasProblems, type EndpointAliasProps } from './endpoint-alias';
import { zoneIdOf } from './hosted-zone';

/** Which shared name leads to which load balancer, for the clients of which regions. */
export interface SharedNameProps extends EndpointAliasProps {
  /** Regions whose clients this load balancer answers; none takes it out of the name. */
  readonly regions: readonly string[];
}

/**
 * One name for the load balancers of several regions, and every name one label below it: of those that are healthy, each client gets the one of the
 * region that answers it soonest (Route 53 developer guide, "Latency-based routing"). A balancer is as healthy as its target groups are ("Values
 * specific for latency alias records", evaluate target health); no region is asked about another.
 *
 * A record is known by the region that it is for, whichever app makes it. So where a region is lost, another app takes its record over, by its own state and
 * API server, and needs nothing of the lost one (docs/adr/0029).
 */
export class SharedName extends Construct {
  /** @throws MisconfigurationError with every problem of `props` at once */
  constructor(scope: Construct, id: string, { regions, ...props }: SharedNameProps) {
    super(scope, id);
    requireValid(this, endpointAliasProblems(props));
    if (regions.length === 0) return;
    const { hostName, balancerHostName: name } = props;
    const zoneId = zoneIdOf(this, props);
    const { id: balancerZone } = new DataAwsLbHostedZoneId(this, 'BalancerZone', { loadBalancerType: 'application' });
    for (const region of regions) {
      const record = {
        zoneId,
        type: 'A',
        setIdentifier: region,
        latencyRoutingPolicy: { region },
        alias: { name, zoneId: balancerZone, evaluateTargetHealth: true },
        allowOverwrite: true,
      };
      new Route53Record(this, `Host-${region}`, { ...record, name: hostName });
      new Route53Record(this, `Models-${region}`, { ...record, name: `*.${hostName}` });
    }
  }
}
