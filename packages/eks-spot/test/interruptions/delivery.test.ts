import { EventBridgeClient, PutEventsCommand, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';

import { type Emulator, startEmulator } from '@spot-serving/emulator';
import { resourcesOf } from '@spot-serving/testkit';

import type { InterruptionQueueProps } from '../../src/interruptions/interruption-queue-props';
import { someProps, synthQueue } from './an-interruption-queue';
import {
  type EventSample,
  healthEvent,
  lifecycleAction,
  rebalanceRecommendation,
  spotWarning,
  stateChange,
} from './event-samples';

/** Time for moto to install (once per machine), to start, and to deliver. */
jest.setTimeout(180_000);

const samples: Readonly<Record<string, EventSample>> = {
  'terminate action of our group': lifecycleAction('terminate', 'dev-spot-m'),
  'terminate action of a foreign group': lifecycleAction('terminate', 'other-group'),
  'launch action of our group': lifecycleAction('launch', 'dev-spot-m'),
  'launch action of a foreign group': lifecycleAction('launch', 'other-group'),
  'Spot warning': spotWarning,
  'rebalance recommendation': rebalanceRecommendation,
  'state stopping': stateChange('stopping'),
  'state stopped': stateChange('stopped'),
  'state shutting-down': stateChange('shutting-down'),
  'state terminated': stateChange('terminated'),
  'state pending': stateChange('pending'),
  'state running': stateChange('running'),
  'scheduled change of EC2': healthEvent('scheduledChange'),
  'issue of EC2': healthEvent('issue'),
  'scheduled change of RDS': healthEvent('scheduledChange', 'RDS'),
};

const always = [
  'terminate action of our group',
  'Spot warning',
  'state stopping',
  'state stopped',
  'state shutting-down',
  'state terminated',
  'scheduled change of EC2',
];

const cases: [string, Partial<InterruptionQueueProps>, string[]][] = [
  ['capacity rebalance', {}, always],
  ['no capacity rebalance', { capacityRebalance: false }, [...always, 'rebalance recommendation']],
  ['a launching hook', { launchHook: true }, [...always, 'launch action of our group']],
  ['two groups', { groupNames: ['dev-spot-m', 'other-group'] }, [...always, 'terminate action of a foreign group']],
];

describe('the rules, in an emulated EventBridge with an SQS target', () => {
  let emulator: Emulator;
  let events: EventBridgeClient;
  let queues: SQSClient;

  beforeAll(async () => {
    emulator = await startEmulator();
    const settings = {
      endpoint: emulator.endpoint,
      region: someProps.region,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    };
    [events, queues] = [new EventBridgeClient(settings), new SQSClient(settings)];
  });
  beforeEach(() => emulator.reset());
  afterAll(async () => {
    events.destroy();
    queues.destroy();
    await emulator.close();
  });

  it.each(cases)('with %s, bring exactly what the handler needs', async (_, change, expected) => {
    const queueUrl = await putInto(change);
    const Entries = Object.entries(samples).map(([name, sample]) => ({ ...sample, Resources: [name] }));
    const groups = [Entries.slice(0, 10), Entries.slice(10)]; // PutEvents takes ten at once
    for (const group of groups) await events.send(new PutEventsCommand({ Entries: group }));
    expect((await received(queueUrl)).sort()).toEqual([...expected].sort());
  });

  /** Puts the synthesized rules on the default bus, each with a queue under the synthesized policy as its target. */
  async function putInto(change: Partial<InterruptionQueueProps>): Promise<string> {
    const stack = synthQueue(change);
    const { QueueUrl = '' } = await queues.send(new CreateQueueCommand({ QueueName: 'dev-interruptions' }));
    const [, body] =
      Object.entries(resourcesOf(SqsQueuePolicy, stack)).find(([id]) => !id.includes('FailedPolicy')) ?? [];
    const { policy } = body as { readonly policy: string };
    await queues.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: policy } }));
    const { Attributes } = await queues.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
    const target = { Id: 'interruption-queue', Arn: Attributes?.QueueArn ?? '' };
    for (const rule of Object.values(resourcesOf(CloudwatchEventRule, stack))) {
      const { name: Rule, event_pattern: EventPattern } = rule as {
        readonly name: string;
        readonly event_pattern: string;
      };
      await events.send(new PutRuleCommand({ Name: Rule, EventPattern }));
      await events.send(new PutTargetsCommand({ Rule, Targets: [target] }));
    }
    return QueueUrl;
  }

  /** Names of the samples that the queue holds, until it is empty. */
  async function received(QueueUrl: string): Promise<string[]> {
    const { Messages = [] } = await queues.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    if (Messages.length === 0) return [];
    for (const { ReceiptHandle } of Messages) await queues.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    const names = Messages.flatMap(
      ({ Body = '{}' }) => (JSON.parse(Body) as { readonly resources: readonly string[] }).resources,
    );
    return [...names, ...(await received(QueueUrl))];
  }
});
