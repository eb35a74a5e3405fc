import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Construct } from 'constructs';

import type { Place } from '@spot-serving/core';

import { flowLogNames } from './flow-log-names';
import { flowLogDeliveryPolicy, flowLogKeyPolicy, flowLogTrustPolicy } from './flow-log-policies';

/** Which traffic to log, and how long to keep the log. */
export interface FlowLogsProps extends Place {
  /** The VPC. */
  readonly vpcId: string;
  /** Days to keep the log. */
  readonly days: number;
  /** ARNs of the roles that administer the key. */
  readonly keyAdministrators: readonly string[];
}

/** A record of all traffic of a VPC, accepted and rejected, in a log group under a key of its own that turns every year. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { vpcId, days, keyAdministrators, ...place }: FlowLogsProps) {
    super(scope, id);
    const names = flowLogNames(place.name);
    const key = new KmsKey(this, 'key', {
      description: `Flow logs of ${place.name}`,
      enableKeyRotation: true,
      policy: flowLogKeyPolicy(place, keyAdministrators),
    });
    new KmsAlias(this, 'alias', { name: names.keyAlias, targetKeyId: key.keyId });
    const logGroup = new CloudwatchLogGroup(this, 'log', {
      name: names.logGroup,
      retentionInDays: days,
      kmsKeyId: key.arn,
    });
    const role = new IamRole(this, 'role', { name: names.role, assumeRolePolicy: flowLogTrustPolicy(place) });
    const rights = new IamRolePolicy(this, 'rights', {
      name: 'deliver',
      role: role.id,
      policy: flowLogDeliveryPolicy(place),
    });
    new FlowLog(this, 'flows', {
      vpcId,
      trafficType: 'ALL',
      logDestination: logGroup.arn,
      iamRoleArn: role.arn,
      tags: { Name: place.name },
      dependsOn: [rights],
    });
  }
}
