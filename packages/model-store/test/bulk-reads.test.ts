import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';

import { resourcesOf, theOnly } from '@spot-serving/testkit';

import { modelStoreProblems } from '../src';
import { bulkReadPattern } from '../src/unknown-reader-pattern';
import { resourceOf, role, storeProps, synthStore } from './a-model-store';

/** Stand-in for CloudWatch's matching, for the three forms of condition in this pattern and nothing else. */
function matches(pattern: string, event: object): boolean {
  return pattern
    .slice('{ ('.length, -') }'.length)
    .split(') && (')
    .every((condition) => {
      const [, path = '', operator, expected = ''] = /^\$\.(\S+) (=|!=) (.*)$/.exec(condition) ?? [];
      const actual = path
        .split('.')
        .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], event);
      if (typeof actual !== 'string') return false;
      const text = expected.slice(1, -1);
      const equal = expected.startsWith('%')
        ? new RegExp(text).test(actual)
        : text.startsWith('*')
          ? actual.endsWith(text.slice(1))
          : actual === text;
      return operator === '=' ? equal : !equal;
    });
}

const read = (arn: string, key = 'resnet/7/saved_model.pb', eventName = 'GetObject') => ({
  eventName,
  requestParameters: { key },
  userIdentity: { sessionContext: { sessionIssuer: { arn } } },
});

describe('reads of models that are counted', () => {
  const pattern = bulkReadPattern([role('dev-replication')], '/dev-models/');

  it.each([
    ["a named reader's", read(role('analyst')), true],
    ["a publisher's, refused or not", read(role('publisher')), true],
    ["a stranger's", read(role('stranger')), true],
    ["a role's of another app's pods", read(role('other-dev-models/dev-gpt')), true],
    ["a pod's, which reads whole models whenever it starts", read(role('dev-models/dev-resnet')), false],
    ["a role's below the path of pods", read(role('dev-models/x/dev-resnet')), true],
    ['copies to another store', read(role('dev-replication')), false],
    ['a manifest', read(role('publisher'), 'resnet/7/manifest.sha256'), false],
    ['a file that is called like one', read(role('analyst'), 'resnet/7/x-manifest.sha256'), true],
    ['a list', read(role('analyst'), 'resnet/', 'ListObjects'), false],
    ['a tag', read(role('publisher'), 'resnet/7/saved_model.pb', 'GetObjectTagging'), false],
  ])('are %s: %#', (_, event, counted) => {
    expect(matches(pattern, event)).toBe(counted);
  });
});

describe('a reader who reads many', () => {
  const alarm = (stack = synthStore()) => resourceOf(stack, CloudwatchMetricAlarm, 'BulkReads');

  it('raises an alarm by the hour, whose topic takes it', () => {
    const stack = synthStore();
    expect(alarm(stack)).toMatchObject({
      alarm_name: 'test-app-bulk-model-reads',
      threshold: 100,
      period: 3600,
      statistic: 'Sum',
      alarm_actions: [expect.stringContaining('aws_sns_topic.Models_Alarm')],
    });
    expect(JSON.stringify(theOnly(SnsTopicPolicy, stack))).toContain('alarm:test-app-bulk-model-reads');
    expect(resourceOf(stack, CloudwatchLogMetricFilter, 'BulkReads')).toMatchObject({
      pattern: expect.stringContaining('role/test-app-models/[^/]+$'),
    });
  });

  it('is one who reads as many as is said', () => {
    expect(alarm(synthStore({ readsPerHour: 5000 }))).toMatchObject({ threshold: 5000 });
    expect(modelStoreProblems(storeProps({ readsPerHour: 0 })).map(({ path }) => path)).toEqual(['readsPerHour']);
  });

  it('is looked for where pods are known by their path, or each start of a pod would be one', () => {
    expect(Object.keys(resourcesOf(CloudwatchMetricAlarm, synthStore({ podReaders: undefined })))).toHaveLength(1);
  });
});
