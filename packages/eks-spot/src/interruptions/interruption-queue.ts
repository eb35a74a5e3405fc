import { CloudwatchEventRule } from '@cdktf/provider-aws/lib/cloudwatch-event-rule';
import { CloudwatchEventTarget } from '@cdktf/provider-aws/lib/cloudwatch-event-target';
import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue';
import { SqsQueuePolicy } from '@cdktf/provider-aws/lib/sqs-queue-policy';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { type IInterruptionQueue, type Place, requireValid } from '@spot-serving/core';

import { InterruptionAlarms } from './interruption-alarms';
import {
  type InterruptionNames,
  type InterruptionQueueIdentity,
  interruptionQueueIdentity,
  ruleArn,
  ruleName,
} from './interruption-queue-identity';
import { interruptionQueueProblems } from './interruption-queue-problems';
import type { InterruptionQueueProps } from './interruption-queue-props';
import { type InterruptionRule, interruptionRules } from './interruption-rules';
import { queuePolicy } from './queue-policy';

/** Seconds after which a notice is of no use: the hooks' time, and more than Spot's 120 s (infra 2.2). */
const noticeSeconds = 300;
/** Seconds for which a taken message is hidden; the handler asks for the same (`sqsMsgVisibilityTimeoutSec`, infra 2.1). */
const visibilitySeconds = 20;
/**
 * Times that a message is taken before it counts as failed: 240 of the 300 s. A drain of 120 s takes its message about six times, and a node
 * that is not Ready yet one each 20 s (NTH PR #1220); fewer would lose both.
 */
const maxReceiveCount = 12;
/** Seconds that failed messages are kept for whoever looks into them: 14 days, the most SQS offers (SQS API reference, SetQueueAttributes). */
const failedSeconds = 14 * 24 * 60 * 60;
/** EventBridge's own number of tries (EventBridge user guide, "Event retry policy"), within the time that a notice is of use. */
const delivery = { maximumEventAgeInSeconds: noticeSeconds, maximumRetryAttempts: 185 };

/** Where a rule sends its events, and what must let it before. */
interface Destination {
  readonly queue: SqsQueue;
  readonly failed: SqsQueue;
  readonly policy: SqsQueuePolicy;
}

/**
 * Queue of all that ends a node of the cluster: lifecycle actions of its groups, Spot warnings, state changes, planned maintenance.
 *
 * Only its own rules may send, everything goes over TLS, and what could not be delivered or handled is kept for 14 days and raises an alarm.
 * It is encrypted with a key that SQS holds, unlike all else at rest: docs/adr/0006. Ids of the constructs below are public API.
 *
 * @throws MisconfigurationError with every problem at once
 */
export class InterruptionQueue extends Construct implements IInterruptionQueue {
  readonly url: string;
  readonly arn: string;
  /** What groups wait for, so that no node starts whose end nobody hears of. */
  readonly ready: readonly ITerraformDependable[];
  /** Names for a dashboard and alarms. */
  readonly names: InterruptionNames;

  constructor(scope: Construct, id: string, props: InterruptionQueueProps) {
    super(scope, id);
    requireValid(this, interruptionQueueProblems(props));
    const { groupNames, capacityRebalance = true, launchHook = false, alarmTopicArn } = props;
    const identity = interruptionQueueIdentity(props);
    const rules = interruptionRules({ groupNames, capacityRebalance, launchHook });
    const ruleArns = rules.map((rule) => ruleArn(props, rule));
    const failed = this.failedQueue(identity, ruleArns);
    const queue = this.noticeQueue(identity, failed);
    const policy = new SqsQueuePolicy(this, 'Policy', {
      queueUrl: queue.url,
      policy: queuePolicy({ queueArn: identity.queueArn, ruleArns }),
    });
    this.ready = rules.map((rule) => this.send(props, rule, { queue, failed, policy }));
    new InterruptionAlarms(this, 'Alarms', { queueName: queue.name, failedName: failed.name, topicArn: alarmTopicArn });
    this.url = queue.url;
    this.arn = queue.arn;
    this.names = {
      queueName: identity.queueName,
      failedQueueName: identity.failedName,
      ruleNames: rules.map(({ id }) => ruleName(props, id)),
    };
  }

  private failedQueue(
    { failedName: name, failedArn: queueArn, queueArn: source }: InterruptionQueueIdentity,
    ruleArns: readonly string[],
  ): SqsQueue {
    const redriveAllowPolicy = JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: [source] });
    const queue = new SqsQueue(this, 'FailedQueue', {
      name,
      sqsManagedSseEnabled: true,
      messageRetentionSeconds: failedSeconds,
      redriveAllowPolicy,
    });
    new SqsQueuePolicy(this, 'FailedPolicy', { queueUrl: queue.url, policy: queuePolicy({ queueArn, ruleArns }) });
    return queue;
  }

  private noticeQueue({ queueName: name }: InterruptionQueueIdentity, failed: SqsQueue): SqsQueue {
    return new SqsQueue(this, 'Resource', {
      name,
      sqsManagedSseEnabled: true,
      messageRetentionSeconds: noticeSeconds,
      visibilityTimeoutSeconds: visibilitySeconds,
      redrivePolicy: JSON.stringify({ deadLetterTargetArn: failed.arn, maxReceiveCount }),
    });
  }

  /** The target waits for the policy: an event sent before it would be refused. */
  private send(
    place: Place,
    { description, id, pattern }: InterruptionRule,
    { queue, failed, policy }: Destination,
  ): CloudwatchEventTarget {
    const scope = new Construct(this, id);
    const name = ruleName(place, id);
    const { name: ruleId } = new CloudwatchEventRule(scope, 'Rule', {
      name,
      description,
      eventPattern: JSON.stringify(pattern),
    });
    return new CloudwatchEventTarget(scope, 'Target', {
      rule: ruleId,
      targetId: 'interruption-queue',
      arn: queue.arn,
      retryPolicy: delivery,
      deadLetterConfig: { arn: failed.arn },
      dependsOn: [policy],
    });
  }
}
