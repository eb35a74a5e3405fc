import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import { Lazy } from 'cdktf';

import { resourcesOf, synth, type TerraformType } from '@spot-serving/testkit';

import { InterruptionQueue } from '../../src/interruptions/interruption-queue';
import type { InterruptionNames } from '../../src/interruptions/interruption-queue-identity';
import { interruptionQueueProblems } from '../../src/interruptions/interruption-queue-problems';
import type { InterruptionQueueProps } from '../../src/interruptions/interruption-queue-props';
import { someProps, synthQueue } from './an-interruption-queue';

const arnOf = (resource: string) =>
  `arn:aws:${resource.startsWith('rule/') ? 'events' : 'sqs'}:eu-west-1:111122223333:${resource}`;
const ruleArns = ['terminating', 'spot-warning', 'state-change', 'scheduled-change'].map((id) =>
  arnOf(`rule/dev-${id}`),
);

/** The first resource of `type` whose logical id contains `key`. */
function named(type: TerraformType, key: string, change: Partial<InterruptionQueueProps> = {}): object {
  const [, found] = Object.entries(resourcesOf(type, synthQueue(change))).find(([id]) => id.includes(key)) ?? [];
  return found ?? {};
}

function statementsOf(key: string): unknown {
  const { policy } = named(SqsQueuePolicy, key) as { readonly policy: string };
  return (JSON.parse(policy) as { readonly Statement: unknown }).Statement;
}

describe('InterruptionQueue', () => {
  it('says by which names its metrics are found, and they are those of its queues and rules', () => {
    let names: InterruptionNames | undefined;
    const stack = synth((scope) => {
      ({ names } = new InterruptionQueue(scope, 'Interruptions', someProps));
    });
    const namesOf = (type: TerraformType) =>
      Object.values(resourcesOf(type, stack))
        .map((resource) => (resource as { readonly name: string }).name)
        .sort();
    expect([names?.queueName, names?.failedQueueName]).toEqual(namesOf(SqsQueue));
    expect([...(names?.ruleNames ?? [])].sort()).toEqual(namesOf(CloudwatchEventRule));
  });

  it('forgets a notice when it is of no use, and keeps what failed for 14 days', () => {
    expect(named(SqsQueue, 'Interruptions_')).toMatchObject({
      name: 'dev-interruptions',
      message_retention_seconds: 300,
      sqs_managed_sse_enabled: true,
    });
    const failed = {
      name: 'dev-interruptions-failed',
      message_retention_seconds: 1_209_600,
      sqs_managed_sse_enabled: true,
    };
    expect(named(SqsQueue, 'FailedQueue')).toMatchObject(failed);
  });

  it('gives a message up only after most of its time, so that slow drains and joins are not cut short', () => {
    const queue = named(SqsQueue, 'Interruptions_') as { redrive_policy: string; visibility_timeout_seconds: number };
    const { maxReceiveCount, deadLetterTargetArn } = JSON.parse(queue.redrive_policy) as {
      maxReceiveCount: number;
      deadLetterTargetArn: string;
    };
    expect(deadLetterTargetArn).toMatch(/FailedQueue.*\.arn/);
    expect(maxReceiveCount * queue.visibility_timeout_seconds).toBeGreaterThan(120);
    expect(maxReceiveCount * queue.visibility_timeout_seconds).toBeLessThan(300);
  });

  it.each([
    ['Interruptions_Policy', 'dev-interruptions'],
    ['FailedPolicy', 'dev-interruptions-failed'],
  ])('lets only its own rules send, over TLS only (%s)', (key, queue) => {
    expect(statementsOf(key)).toMatchObject([
      {
        Effect: 'Allow',
        Principal: { Service: 'events.amazonaws.com' },
        Action: 'sqs:SendMessage',
        Resource: arnOf(queue),
        Condition: { ArnEquals: { 'aws:SourceArn': ruleArns } },
      },
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 'sqs:*',
        Resource: arnOf(queue),
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]);
  });

  it('takes failed messages of its own queue only', () => {
    const { redrive_allow_policy: policy } = named(SqsQueue, 'FailedQueue') as {
      readonly redrive_allow_policy: string;
    };
    expect(JSON.parse(policy)).toEqual({ redrivePermission: 'byQueue', sourceQueueArns: [arnOf('dev-interruptions')] });
  });

  it('sends every rule to the queue once the queue lets it, and what cannot be delivered to the failed ones', () => {
    const stack = synthQueue({ capacityRebalance: false, launchHook: true });
    const names = Object.values(resourcesOf(CloudwatchEventRule, stack)).map(
      (rule) => (rule as { readonly name: string }).name,
    );
    expect(names).toEqual(
      ['launching', 'rebalance', 'scheduled-change', 'spot-warning', 'state-change', 'terminating'].map(
        (id) => `dev-${id}`,
      ),
    );
    const targets = Object.values(resourcesOf(CloudwatchEventTarget, stack));
    expect(targets).toHaveLength(names.length);
    for (const target of targets) {
      expect(target).toMatchObject({
        arn: expect.stringMatching(/^\$\{aws_sqs_queue\.Interruptions_[0-9A-F]{8}\.arn\}$/),
        dead_letter_config: { arn: expect.stringContaining('FailedQueue') },
        retry_policy: { maximum_event_age_in_seconds: 300 },
        depends_on: [expect.stringContaining('aws_sqs_queue_policy.Interruptions_Policy')],
      });
    }
  });

  it('alarms when nobody takes notices, and when any failed', () => {
    const alarmTopicArn = 'arn:aws:sns:eu-west-1:111122223333:on-call';
    expect(named(CloudwatchMetricAlarm, 'Stale', { alarmTopicArn })).toMatchObject({
      metric_name: 'ApproximateAgeOfOldestMessage',
      threshold: 90,
      alarm_actions: [alarmTopicArn],
    });
    expect(named(CloudwatchMetricAlarm, 'Failed', { alarmTopicArn })).toMatchObject({
      metric_name: 'ApproximateNumberOfMessagesVisible',
      threshold: 0,
      alarm_actions: [alarmTopicArn],
    });
    expect(named(CloudwatchMetricAlarm, 'Stale')).toMatchObject({ alarm_actions: [] });
  });

  it('names the partition of its region', () => {
    expect(JSON.stringify(synthQueue({ region: 'cn-north-1' }))).toContain(
      'arn:aws-cn:sqs:cn-north-1:111122223333:dev-interruptions',
    );
  });
});

const refused: [string, Partial<InterruptionQueueProps>, string[]][] = [
  ['a region that is none', { region: 'Ireland' }, ['region']],
  ['an account that is none', { account: '1111' }, ['account']],
  ['a name with which a rule has 65 characters', { name: 'n'.repeat(48) }, ['name']],
  ['a name that SQS refuses', { name: 'dev.eu' }, ['name']],
  ['no group', { groupNames: [] }, ['groupNames']],
  ['a group name that is none', { groupNames: ['dev-spot-m', 'dev spot'] }, ['groupNames[1]']],
  [
    'groups that make the pattern too long',
    { groupNames: Array.from({ length: 10 }, (_, index) => `${index}${'g'.repeat(220)}`) },
    ['groupNames'],
  ],
  ['a topic that is none', { alarmTopicArn: 'on-call' }, ['alarmTopicArn']],
];

describe('interruptionQueueProblems', () => {
  it.each(refused)('refuses %s', (_, change, paths) => {
    expect(interruptionQueueProblems({ ...someProps, ...change }).map(({ path }) => path)).toEqual(paths);
  });

  it('says which name is too long', () => {
    const [problem] = interruptionQueueProblems({ ...someProps, name: 'n'.repeat(48) });
    expect(problem?.fix).toBe(
      `makes the name ${'n'.repeat(48)}-scheduled-change, which has 65 characters; AWS allows 64 for event-rule`,
    );
  });

  it('accepts the longest name, and values that only an apply knows', () => {
    const later = Lazy.stringValue({ produce: () => 'later' });
    expect(
      interruptionQueueProblems({ ...someProps, name: 'n'.repeat(47), groupNames: [later], alarmTopicArn: later }),
    ).toEqual([]);
  });

  it('reports everything at once, before anything is defined', () => {
    expect(() => synthQueue({ region: 'Ireland', account: '', groupNames: [] })).toThrow(
      /region is[^]*account is[^]*groupNames is/,
    );
  });
});
