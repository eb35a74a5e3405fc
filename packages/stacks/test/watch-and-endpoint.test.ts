import { AcmCertificate } from '@cdktf/provider-aws/lib/acm-certificate';
import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { Testing } from 'cdktf';

import type { Environment } from '@spot-serving/core';
import { findings } from '@spot-serving/guardrails';
import { aNetwork, aResolvedEnvironment, resourcesOf, theOnly } from '@spot-serving/testkit';

import { ClusterStack, PlatformStack } from '../src';
import { LinkedStacks } from './cross-stack';

interface Alarm {
  readonly alarm_name: string;
  readonly alarm_actions?: readonly string[];
  readonly dimensions?: Readonly<Record<string, string>>;
}

/** The cluster and platform stacks of an environment. */
function stacksOf(change: Partial<Environment>) {
  const app = Testing.app();
  const environment = aResolvedEnvironment(change);
  const { cluster, pools, interruptions } = new ClusterStack(app, environment, { network: aNetwork() });
  new PlatformStack(app, environment, { cluster, pools, interruptions });
  const stacks = new LinkedStacks(app);
  return { cluster: stacks.stack('test-app-cluster'), platform: stacks.stack('test-app-platform') };
}

const host = { hostName: 'models.example.com', zoneName: 'example.com' };
const { cluster, platform } = stacksOf({ alarms: { emails: ['oncall@example.com'] }, endpoint: host });
const alarms = Object.values(resourcesOf(CloudwatchMetricAlarm, cluster)) as Alarm[];

describe('the alarms of an app', () => {
  it('all tell the topic whose e-mails the environment names', () => {
    expect(theOnly(SnsTopicSubscription, cluster)).toMatchObject({ protocol: 'email', endpoint: 'oncall@example.com' });
    const told = new Set(alarms.flatMap(({ alarm_actions = ['nobody'] }) => alarm_actions));
    expect([...told]).toEqual([expect.stringMatching(/^\$\{aws_sns_topic_policy\.Alarms_/)]);
  });

  it('have names that the topic takes messages from', () => {
    const queues = resourcesOf(SqsQueue, cluster) as Readonly<Record<string, { readonly name: string }>>;
    const names = alarms.map(({ alarm_name }) =>
      alarm_name.replace(/\$\{aws_sqs_queue\.(\w+)\.name\}/, (_, id: string) => queues[id]?.name ?? ''),
    );
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !name.startsWith('test-app-'))).toEqual([]);
  });

  it('watch every group and every rule of the cluster', () => {
    const groups = Object.keys(resourcesOf(AutoscalingGroup, cluster));
    const watched = JSON.stringify(alarms.map(({ dimensions }) => dimensions));
    for (const id of groups) expect(watched).toContain(`aws_autoscaling_group.${id}.name`);
    const rules = (Object.values(resourcesOf(CloudwatchEventRule, cluster)) as { readonly name: string }[]).map(
      ({ name }) => name,
    );
    const own = 'test-app-launch-failures';
    expect(alarms.flatMap(({ dimensions }) => dimensions?.RuleName ?? []).sort()).toEqual(
      rules.filter((name) => name !== own).sort(),
    );
  });
});

describe('the endpoint of an app', () => {
  it('has no certificate in the platform, which an Ingress would outlive', () => {
    expect(resourcesOf(AcmCertificate, platform)).toEqual({});
  });

  it('breaks no rule of the house, nor do the alarms', () => {
    const found = [...findings(cluster), ...findings(platform)];
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
