import { CloudwatchDashboard } from '@cdktf/provider-aws/lib/cloudwatch-dashboard';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { CloudwatchLogMetricFilter } from '@cdktf/provider-aws/lib/cloudwatch-log-metric-filter';
import { CloudwatchLogResourcePolicy } from '@cdktf/provider-aws/lib/cloudwatch-log-resource-policy';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { Token } from 'cdktf';

import { describeProblem, type INodePool, type NodeLifecycle, scheduleFor } from '@spot-serving/core';
import { resourcesOf, synth, type SynthesizedStack, theOnly } from '@spot-serving/testkit';

import { SpotWatch, spotWatchProblems, type SpotWatchProps } from '../../src';
import { onDemandShare } from '../../src/watch/on-demand-share';

interface Alarm {
  readonly alarm_name: string;
  readonly threshold: number;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly alarm_actions: readonly string[];
  readonly treat_missing_data: string;
}

interface Widget {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: { readonly title: string; readonly region: string; readonly metrics: readonly unknown[] };
}

const aPool = (name: string, lifecycle: NodeLifecycle): INodePool => ({
  name,
  lifecycle,
  groupName: `dev-${name}`,
  groupArn: `arn:aws:autoscaling:eu-west-1:111122223333:autoScalingGroup:x:autoScalingGroupName/dev-${name}`,
  schedule: scheduleFor('serving', lifecycle),
});
const pools = [aPool('general', 'spot'), aPool('large', 'spot'), aPool('fallback', 'on-demand')];
const props: SpotWatchProps = {
  name: 'dev',
  region: 'eu-west-1',
  account: '111122223333',
  pools,
  queueName: 'dev-interruptions',
  failedQueueName: 'dev-interruptions-failed',
  ruleNames: ['dev-terminating', 'dev-spot-warning'],
  topicArn: 'arn:aws:sns:eu-west-1:111122223333:dev-alarms',
  keyArn: 'arn:aws:kms:eu-west-1:111122223333:key/1',
};
const synthWatch = (change: Partial<SpotWatchProps> = {}) =>
  synth((scope) => new SpotWatch(scope, 'Watch', { ...props, ...change }));
const alarmsOf = (stack: SynthesizedStack) => Object.values(resourcesOf(CloudwatchMetricAlarm, stack)) as Alarm[];

describe('SpotWatch', () => {
  it('raises an alarm for each rule that loses events, pool that cannot launch, and for serving on On-Demand; all tell the topic', () => {
    const alarms = alarmsOf(synthWatch());
    expect(alarms.map(({ alarm_name }) => alarm_name).sort()).toEqual([
      'dev-fallback-launch-failures',
      'dev-general-launch-failures',
      'dev-large-launch-failures',
      'dev-on-demand-share',
      'dev-spot-warning-lost',
      'dev-terminating-lost',
    ]);
    expect(alarms.filter(({ alarm_actions }) => alarm_actions.join() !== props.topicArn)).toEqual([]);
    expect(alarms.filter(({ treat_missing_data }) => treat_missing_data !== 'notBreaching')).toEqual([]);
  });

  it('hears of every failed launch on On-Demand, and on Spot of more than four in a quarter of an hour', () => {
    const alarms = alarmsOf(synthWatch()).filter(({ alarm_name }) => alarm_name.endsWith('launch-failures'));
    expect(
      Object.fromEntries(alarms.map(({ dimensions, threshold }) => [dimensions?.AutoScalingGroupName, threshold])),
    ).toEqual({ 'dev-general': 4, 'dev-large': 4, 'dev-fallback': 0 });
  });

  it('counts failed launches of its own groups by group', () => {
    const stack = synthWatch();
    const rule = theOnly(CloudwatchEventRule, stack) as { readonly event_pattern: string };
    expect(JSON.parse(rule.event_pattern)).toEqual({
      source: ['aws.autoscaling'],
      'detail-type': ['EC2 Instance Launch Unsuccessful'],
      detail: { AutoScalingGroupName: ['dev-general', 'dev-large', 'dev-fallback'] },
    });
    const [launches] = alarmsOf(stack).filter(({ alarm_name }) => alarm_name === 'dev-general-launch-failures');
    expect(theOnly(CloudwatchLogMetricFilter, stack)).toMatchObject({
      metric_transformation: {
        namespace: 'SpotServing',
        name: 'dev-launch-failures',
        dimensions: { AutoScalingGroupName: '$.detail.AutoScalingGroupName' },
      },
    });
    expect(launches).toMatchObject({ namespace: 'SpotServing', metric_name: 'dev-launch-failures' });
  });

  it('keeps the reasons of failed launches encrypted, and lets only its rule write them', () => {
    const stack = synthWatch();
    expect(theOnly(CloudwatchLogGroup, stack)).toMatchObject({
      name: '/aws/events/dev/launch-failures',
      kms_key_id: props.keyArn,
      retention_in_days: 365,
    });
    const { policy_document } = theOnly(CloudwatchLogResourcePolicy, stack) as { readonly policy_document: string };
    const statements = (
      JSON.parse(policy_document) as { Statement: { Action: string; Resource: string; Condition?: object }[] }
    ).Statement;
    expect(new Set(statements.map(({ Resource }) => Resource))).toEqual(
      new Set(['arn:aws:logs:eu-west-1:111122223333:log-group:/aws/events/dev/launch-failures:*']),
    );
    const source = { ArnEquals: { 'aws:SourceArn': 'arn:aws:events:eu-west-1:111122223333:rule/dev-launch-failures' } };
    expect(statements.filter(({ Action }) => Action === 'logs:PutLogEvents').map(({ Condition }) => Condition)).toEqual(
      [source, source],
    );
    expect(theOnly(CloudwatchEventTarget, stack)).toMatchObject({
      depends_on: [expect.stringContaining('aws_cloudwatch_log_resource_policy')],
    });
  });

  it('compares On-Demand with all nodes in service', () => {
    const [share] = alarmsOf(synthWatch({ onDemandPercent: 30 })).filter(
      ({ alarm_name }) => alarm_name === 'dev-on-demand-share',
    );
    expect(share).toMatchObject({
      threshold: 30,
      metric_query: [
        { id: 'share', return_data: true, expression: 'IF((m0+m1+m2)>0,100*(m2)/(m0+m1+m2),0)' },
        {
          id: 'm0',
          metric: { metric_name: 'GroupInServiceInstances', dimensions: { AutoScalingGroupName: 'dev-general' } },
        },
        { id: 'm1', metric: { dimensions: { AutoScalingGroupName: 'dev-large' } } },
        { id: 'm2', metric: { dimensions: { AutoScalingGroupName: 'dev-fallback' } } },
      ],
    });
  });

  it('has no share to watch when all nodes are bought alike', () => {
    expect(onDemandShare(pools.slice(0, 2))).toBeUndefined();
    expect(alarmsOf(synthWatch({ pools: pools.slice(0, 2) })).map(({ alarm_name }) => alarm_name)).not.toContain(
      'dev-on-demand-share',
    );
  });
});

describe('the dashboard', () => {
  const widgetsOf = (change: Partial<SpotWatchProps> = {}) => {
    const { dashboard_body } = theOnly(CloudwatchDashboard, synthWatch(change)) as { readonly dashboard_body: string };
    return (JSON.parse(dashboard_body) as { readonly widgets: readonly Widget[] }).widgets;
  };

  it('shows queue, events, nodes, share and launches, in the region of the cluster', () => {
    expect(widgetsOf().map(({ properties: { title } }) => title)).toEqual([
      'Interruption notices: age of the oldest, s',
      'Notices that nobody could handle or deliver',
      'Events sent to the queue',
      'Events lost, or set aside',
      'Nodes in service',
      'Nodes asked for',
      'Share of On-Demand, %',
      'Failed launches',
    ]);
    expect(new Set(widgetsOf().map(({ properties: { region } }) => region))).toEqual(new Set(['eu-west-1']));
  });

  it('shows every pool and every rule', () => {
    const shown = JSON.stringify(widgetsOf().map(({ properties: { metrics } }) => metrics));
    for (const name of [
      ...pools.map(({ groupName }) => groupName),
      ...props.ruleNames,
      props.queueName,
      props.failedQueueName,
    ])
      expect(shown).toContain(`"${name}"`);
  });

  it('puts no graph upon another, within a grid of 24', () => {
    const places = widgetsOf().map(({ x, y, width, height }) => ({ x, y, width, height }));
    expect(places.filter(({ x, width }) => x + width > 24)).toEqual([]);
    expect(new Set(places.map(({ x, y }) => `${x},${y}`)).size).toBe(places.length);
  });
});

describe('spotWatchProblems', () => {
  it.each<[string, Partial<SpotWatchProps>, RegExp]>([
    ['a region that is none', { region: 'mars-1' }, /^region is "mars-1": name an AWS region/],
    ['an account that is none', { account: '1' }, /^account is "1": write the twelve digits/],
    ['no pools', { pools: [] }, /^pools is \[\]: give 1 to 10 pools/],
    [
      'more pools than an alarm can add up',
      { pools: Array.from({ length: 11 }, (_, index) => aPool(`p${index}`, 'spot')) },
      /^pools is .*: give 1 to 10 pools/,
    ],
    [
      'a pool twice',
      { pools: [aPool('one', 'spot'), aPool('one', 'on-demand')] },
      /^pools\[1\]\.name is "one": listed before/,
    ],
    [
      'a rule whose alarm the topic would not hear',
      { ruleNames: ['other-warning'] },
      /^ruleNames\[0\] is "other-warning": name a rule whose name begins with dev-/,
    ],
    ['a rule that AWS would refuse', { ruleNames: ['dev-a b'] }, /^ruleNames\[0\] is "dev-a b": use letters/],
    [
      'a rule whose name is not known yet',
      { ruleNames: [Token.asString({ name: 'x' })] },
      /^ruleNames\[0\] .*: give the name as text/,
    ],
    ['a share that is always passed', { onDemandPercent: 0 }, /^onDemandPercent is 0: use 1 to 99/],
    ['a share that is never passed', { onDemandPercent: 100 }, /^onDemandPercent is 100: use 1 to 99/],
    [
      'a name that makes a rule too long',
      { name: 'd'.repeat(60), ruleNames: [] },
      /^name is .*: makes the name d+-launch-failures: has 76 characters/,
    ],
  ])('refuses %s', (_, change, expected) => {
    expect(spotWatchProblems({ ...props, ...change }).map(describeProblem)).toEqual([expect.stringMatching(expected)]);
  });

  it('takes groups whose names only an apply knows', () => {
    expect(
      spotWatchProblems({
        ...props,
        pools: [{ ...aPool('general', 'spot'), groupName: Token.asString({ name: 'x' }) }],
      }),
    ).toEqual([]);
  });

  it('stops the construct with all of them', () => {
    expect(() => synthWatch({ region: 'mars-1', onDemandPercent: 0 })).toThrow(
      /test\/Watch is misconfigured:\n {2}region .*\n {2}onDemandPercent/,
    );
  });
});
