import { DataAwsRoute53Zone } from '@cdktf/provider-aws/lib/data-aws-route53-zone';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';

import type { Problem } from '@spot-serving/core';

/** A public zone, by its name, or by its id where several have that name. */
export interface HostedZone {
  readonly zoneName: string;
  readonly zoneId?: string;
}

/** Id of a public zone; defines its look-up in `scope`, as `Zone`, when only the name is known. */
export function zoneIdOf(scope: Construct, { zoneName, zoneId }: HostedZone): string {
  return zoneId ?? new DataAwsRoute53Zone(scope, 'Zone', { name: zoneName, privateZone: false }).zoneId;
}

/** What is wrong with the id of a zone. */
export function zoneIdProblems(zoneId: string | undefined): Problem[] {
  if (zoneId === undefined || Token.isUnresolved(zoneId) || /^Z[0-9A-Z]{1,31}$/.test(zoneId)) return [];
  return [{ path: 'zoneId', value: zoneId, fix: "write the id of a hosted zone, such as 'Z0123456789ABCDEFGHIJ'" }];
}
