import type { Problem } from '../../problem';
import type { Body } from '../body';
import { joint, type JointRules } from '../joint-rule';
import { patternFault } from './event-pattern';
import { jsonIn } from './json-in';

const names = 'hashicorp/terraform-provider-aws v5.100.0, CustomizeDiff';

/** A queue's or a topic's name; first in, first out has a suffix. */
function nameFaults(body: Body, what: string, isFifo: boolean | undefined, most: number): readonly Problem[] {
  const name = body.text('name');
  if (name === undefined || isFifo === undefined) return [];
  const form = isFifo ? /^[\w-]+\.fifo$/ : /^[\w-]+$/;
  return form.test(name) && name.length <= most
    ? []
    : [body.fault('name', `invalid ${what} name: ${name}${isFifo ? ' (with .fifo at its end)' : ''}`)];
}

const fifo = (body: Body, name: string): boolean | undefined =>
  body.state(name) === 'unset' ? false : body.flag(name);

/** What an endpoint looks like by its protocol. */
const endpoints: Readonly<Record<string, readonly [form: RegExp, says: string]>> = {
  email: [/^[^@\s]+@[^@\s]+$/, 'an address of mail'],
  'email-json': [/^[^@\s]+@[^@\s]+$/, 'an address of mail'],
  http: [/^http:\/\//, 'a URL that begins with http://'],
  https: [/^https:\/\//, 'a URL that begins with https://'],
  sqs: [/^arn:[^:]+:sqs:/, 'the ARN of a queue'],
  lambda: [/^arn:[^:]+:lambda:/, 'the ARN of a function'],
  firehose: [/^arn:[^:]+:firehose:/, 'the ARN of a delivery stream'],
};

function redriveFaults(queue: Body): readonly Problem[] {
  const policy = jsonIn(queue, 'redrive_policy');
  if (policy === undefined) return [];
  const receives = Number(policy['maxReceiveCount']);
  return [
    ...(typeof policy['deadLetterTargetArn'] === 'string' ? [] : ['deadLetterTargetArn']),
    ...(Number.isInteger(receives) && receives >= 1 && receives <= 1000 ? [] : ['maxReceiveCount, from 1 to 1000']),
  ].map((part) => queue.fault('redrive_policy', `expected redrive_policy to have ${part}`));
}

/** Rules over several arguments of queues, topics and events. */
export const messageRules: JointRules = {
  aws_sqs_queue: [
    joint(names, (queue) => nameFaults(queue, 'queue', fifo(queue, 'fifo_queue'), 80)),
    joint('Amazon SQS API Reference, SetQueueAttributes: RedrivePolicy', redriveFaults),
  ],
  aws_sns_topic: [joint(names, (topic) => nameFaults(topic, 'topic', fifo(topic, 'fifo_topic'), 256))],
  aws_sns_topic_subscription: [
    joint('Amazon SNS API Reference, Subscribe: Endpoint', (subscription) => {
      const [endpoint, known] = [subscription.text('endpoint'), endpoints[subscription.text('protocol') ?? '']];
      return endpoint === undefined || known === undefined || known[0].test(endpoint)
        ? []
        : [subscription.fault('endpoint', `expected endpoint to be ${known[1]}, got ${endpoint}`)];
    }),
  ],
  aws_cloudwatch_event_rule: [
    joint('Amazon EventBridge User Guide, "Creating Amazon EventBridge event patterns"', (rule) => {
      const pattern = jsonIn(rule, 'event_pattern');
      const fault = pattern && patternFault(pattern);
      return fault === undefined ? [] : [rule.fault('event_pattern', `Event pattern is not valid: ${fault}`)];
    }),
  ],
  aws_cloudwatch_metric_alarm: [
    joint('Amazon CloudWatch API Reference, PutMetricAlarm: DatapointsToAlarm', (alarm) => {
      const [points, periods] = [
        alarm.number('datapoints_to_alarm') ?? 0,
        alarm.number('evaluation_periods') ?? Infinity,
      ];
      return points > periods
        ? [
            alarm.fault(
              'datapoints_to_alarm',
              `expected datapoints_to_alarm to be at most evaluation_periods (${periods}), got ${points}`,
            ),
          ]
        : [];
    }),
    joint(
      'Amazon CloudWatch API Reference, PutMetricAlarm: a day, or seven with a period of an hour or more',
      (alarm) => {
        const [period, periods] = [alarm.number('period') ?? 0, alarm.number('evaluation_periods') ?? 0];
        const most = period >= 3600 ? 604_800 : 86_400;
        return period * periods > most
          ? [
              alarm.fault(
                'evaluation_periods',
                `expected period times evaluation_periods to be at most ${most} seconds, got ${period * periods}`,
              ),
            ]
          : [];
      },
    ),
  ],
};
