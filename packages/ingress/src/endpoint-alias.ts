import { DataAwsLbHostedZoneId } from '@cdktf/provider-aws/lib/data-aws-lb-hosted-zone-id';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Token } from 'cdktf';
import { Construct } from 'constructs';

import { type Problem, requireValid, zoneProblems } from '@spot-serving/core';

import { zoneIdOf, zoneIdProblems } from './hosted-zone';

/** Which names lead to which load balancer. */
export interface EndpointAliasProps {
  /** Host name of the endpoint. */
  readonly hostName: string;
  /** Name of the public Route 53 zone that it is in, as of the endpoint. */
  readonly zoneName: string;
  /** Id of that zone, when several have its name. @default looked up by its name */
  readonly zoneId?: string;
  /** DNS name of the load balancer: `balancerHostName` of any model's Ingress, as they share it. */
  readonly balancerHostName: string;
}

/**
 * The endpoint's host name, and every name one label below it, in DNS: aliases of its load balancer.
 *
 * The wildcard is for gRPC, where each model has a host (docs/adr/0010), so a new model needs no record; a name without a model is answered
 * with 404. Aliases follow the balancer's addresses and are free of charge (Route 53 developer guide, "Choosing between alias and non-alias
 * records").
 */
export class EndpointAlias extends Construct {
  /** @throws MisconfigurationError with every problem of `props` at once */
  constructor(scope: Construct, id: string, props: EndpointAliasProps) {
    super(scope, id);
    requireValid(this, endpointAliasProblems(props));
    const { hostName, balancerHostName: name } = props;
    const zoneId = zoneIdOf(this, props);
    const { id: balancerZone } = new DataAwsLbHostedZoneId(this, 'BalancerZone', { loadBalancerType: 'application' });
    const alias = { name, zoneId: balancerZone, evaluateTargetHealth: false };
    new Route53Record(this, 'Host', { zoneId, name: hostName, type: 'A', alias });
    new Route53Record(this, 'Models', { zoneId, name: `*.${hostName}`, type: 'A', alias });
  }
}

/** Everything wrong with an alias; what only an apply knows is passed over. */
export function endpointAliasProblems({ hostName, zoneName, zoneId }: EndpointAliasProps): Problem[] {
  const unknown = Token.isUnresolved(hostName) || Token.isUnresolved(zoneName);
  return [...(unknown ? [] : zoneProblems(hostName, zoneName)), ...zoneIdProblems(zoneId)];
}
