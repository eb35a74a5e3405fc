import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';

import { synth, theOnly } from '@spot-serving/testkit';

import { PodAccessAlarm } from '../../src';

const topicArn = 'arn:aws:sns:eu-west-1:111122223333:dev-alarms';
const stack = synth(
  (scope) =>
    new PodAccessAlarm(scope, 'PodAccess', {
      ...{ name: 'dev', logGroupName: '/aws/eks/dev/cluster', topicArn },
      expectedRoles: ['delivery-dev-apply'],
    }),
);
const { pattern } = theOnly(CloudwatchLogMetricFilter, stack) as { readonly pattern: string };

/** Stand-in for CloudWatch's matching of the two conditions of the pattern. */
function rings(subresource: string | undefined, username: string): boolean {
  const [, ways = '', expected = ''] =
    /^\{ \(\$\.objectRef\.subresource = %(.*)%\) && \(\$\.user\.username != %(.*)%\) \}$/.exec(pattern) ?? [];
  return subresource !== undefined && new RegExp(ways).test(subresource) && !new RegExp(expected).test(username);
}

const session = (role: string, name = 'somebody') => `arn:aws:sts::111122223333:assumed-role/${role}/${name}`;

describe('the alarm on hands in pods', () => {
  it.each([
    ['exec', session('platform-admin'), true],
    ['attach', session('platform-admin'), true],
    ['portforward', session('platform-admin'), true],
    ['ephemeralcontainers', session('platform-admin'), true],
    ['exec', 'system:anonymous', true],
    ['exec', session('delivery-dev-apply', 'GitHubActions'), false],
    ['exec', session('my-delivery-dev-apply'), true],
    ['exec', session('delivery-dev-apply-2'), true],
    ['exec', session('platform-admin', '1.assumed-role=delivery-dev-apply=x'), true],
    ['log', session('platform-admin'), false],
    ['eviction', session('platform-admin'), false],
    [undefined, session('platform-admin'), false],
  ])('%s by %s: %s', (subresource, username, expected) => {
    expect(rings(subresource, username)).toBe(expected);
  });

  it('tells the topic of a single one', () => {
    expect(theOnly(CloudwatchMetricAlarm, stack)).toMatchObject({
      alarm_name: 'dev-pod-access',
      threshold: 0,
      comparison_operator: 'GreaterThanThreshold',
      alarm_actions: [topicArn],
    });
  });
});
