import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import type { NodeSchedule, Place } from '@spot-serving/core';

import { clusterIdentity } from '../cluster/cluster-identity';
import { PodRole } from '../identity/pod-role';
import { addOn, type AddOnTarget } from './add-on';
import { coreDnsConfiguration, logShipperConfiguration } from './configuration';
import { logShipperStatements } from './log-shipper-statements';

/** Where the add-ons run, and what they wait for. */
export interface SystemAddOnsProps extends Place, AddOnTarget {
  /** Labels and taints of the nodes they run on. */
  readonly schedule: NodeSchedule;
  /** The nodes: an add-on with Deployments is complete only once they run, and waits 20 minutes for it (terraform-aws-eks#3001). */
  readonly nodes: readonly ITerraformDependable[];
  /** The log groups of the log shipper. */
  readonly logGroups: readonly ITerraformDependable[];
}

/** The add-ons that run on system nodes, made after these: names inside the cluster, and logs that outlive the Spot nodes they are of. */
export class SystemAddOns extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { clusterName, versions, schedule, nodes, logGroups, ...place }: SystemAddOnsProps,
  ) {
    super(scope, id);
    const target = { clusterName, versions };
    const names = addOn(this, 'coredns', target, { configuration: coreDnsConfiguration(schedule), after: nodes });
    addOn(this, 'amazon-cloudwatch-observability', target, {
      configuration: logShipperConfiguration(schedule),
      identity: { role: logShipperRole(this, place), serviceAccount: 'cloudwatch-agent' },
      after: [names, ...logGroups],
    });
  }
}

function logShipperRole(scope: Construct, place: Place): PodRole {
  return new PodRole(scope, 'log-shipper-role', {
    roleName: `${place.name}-log-shipper`,
    clusterArn: clusterIdentity(place).clusterArn,
    account: place.account,
    namespace: 'amazon-cloudwatch',
    serviceAccount: 'cloudwatch-agent',
    statements: logShipperStatements(place),
  });
}
