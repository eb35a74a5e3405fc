import type { Statement } from '@spot-serving/core';

/** Types of the records that an app has: of its host names, and of its certificate's validation. */
const recordTypes = ['A', 'CNAME'];

/** To keep an app's records in hosted zones; whose zone it is, and who receives its mail, stays (Route 53 developer guide, "Using IAM policy conditions"). */
export function recordStatements(partition: string): Statement[] {
  const types = 'route53:ChangeResourceRecordSetsRecordTypes';
  const Condition = { 'ForAllValues:StringEquals': { [types]: recordTypes }, Null: { [types]: 'false' } };
  return [
    {
      Sid: 'Records',
      Effect: 'Allow',
      Action: 'route53:ChangeResourceRecordSets',
      Resource: `arn:${partition}:route53:::hostedzone/*`,
      Condition,
    },
  ];
}
