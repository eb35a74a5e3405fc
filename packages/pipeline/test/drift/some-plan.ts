import type { Fragment, Plan } from '@spot-serving/plan-review';

/** A plan of one VPC, which it changes or leaves. */
export function plan(action: 'no-op' | 'update', more: Partial<Plan> = {}): Fragment['result'] {
  const change = {
    actions: [action],
    before: { cidr: '10.0.0.0/16' },
    after: { cidr: '10.1.0.0/16' },
    afterUnknown: {},
    beforeSensitive: {},
    afterSensitive: {},
    replacePaths: [],
  };
  const changes = [{ address: 'aws_vpc.main', mode: 'managed' as const, type: 'aws_vpc', change }];
  return {
    plan: { terraformVersion: '1.11.4', complete: true, changes, drift: [], outputs: [], failedChecks: [], ...more },
  };
}
