import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { Construct } from 'constructs';

/** A zone below one of this account's, and where it is. */
export interface ZoneDelegationProps {
  /** Name of the zone below, such as `prod.example.com`. */
  readonly zoneName: string;
  /** Id of the hosted zone of this account that it is below, such as `Z0123456789ABCDEFGHIJ`. */
  readonly parentZoneId: string;
  /** The four name servers that Route 53 gave the zone below, in whatever account that is. */
  readonly nameServers: readonly string[];
}

/** Two days, what the guide takes: resolvers everywhere keep it as long (Route 53 developer guide, "Creating records for routing traffic for subdomains"). */
const ttl = 172_800;

/**
 * Hands a zone below one of this account's to another account: by a record that says who answers for it. That account then writes its names and
 * validates its certificates by roles of its own, and none of them reaches the zone above.
 */
export class ZoneDelegation extends Construct {
  constructor(scope: Construct, id: string, { zoneName, parentZoneId, nameServers }: ZoneDelegationProps) {
    super(scope, id);
    new Route53Record(this, 'Resource', {
      zoneId: parentZoneId,
      name: zoneName,
      type: 'NS',
      ttl,
      records: [...nameServers],
    });
  }
}
