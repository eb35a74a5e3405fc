import { eventGroupFilter } from '../src/rules/event-group-filter';
import { queueEncryption } from '../src/rules/queue-encryption';
import { queueTlsOnly } from '../src/rules/queue-tls-only';
import { stackWith, wrongs } from './stacks';

const denial = {
  Effect: 'Deny',
  Principal: '*',
  Action: 'sqs:*',
  Resource: '${aws_sqs_queue.it.arn}',
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

function queue(attributes: object, more: object = {}): object {
  return stackWith('aws_sqs_queue', { name: 'notices', ...attributes }, more);
}

function withPolicy(change: object = {}, queueUrl = '${aws_sqs_queue.it.url}'): object {
  const policy = JSON.stringify({ Statement: [{ ...denial, ...change }] });
  return queue({}, { aws_sqs_queue_policy: { it: { queue_url: queueUrl, policy } } });
}

describe('queue-encryption', () => {
  it.each([
    { sqs_managed_sse_enabled: true },
    { kms_master_key_id: '${aws_kms_key.queue.arn}' },
    { kms_master_key_id: 'alias/notices' },
  ])('accepts %j', (attributes) => {
    expect(wrongs(queueEncryption, queue(attributes))).toEqual([]);
  });

  it.each([
    ['what AWS chooses', {}, 'has sqs_managed_sse_enabled not set and no key'],
    ['no encryption', { sqs_managed_sse_enabled: false }, 'has sqs_managed_sse_enabled false and no key'],
    [
      'the key of AWS, under which EventBridge cannot write',
      { kms_master_key_id: 'alias/aws/sqs' },
      'is encrypted with "alias/aws/sqs", a key that AWS manages',
    ],
    [
      'both',
      { sqs_managed_sse_enabled: true, kms_master_key_id: 'alias/aws/sqs' },
      'is encrypted with "alias/aws/sqs", a key that AWS manages',
    ],
  ])('refuses %s', (_, attributes, what) => {
    expect(wrongs(queueEncryption, queue(attributes))).toEqual([what]);
  });
});

describe('queue-tls-only', () => {
  it.each([
    ['by reference', withPolicy()],
    ['by its ARN', withPolicy({ Resource: 'arn:aws:sqs:eu-west-1:111122223333:notices' })],
    ['on every resource of its policy', withPolicy({ Resource: '*' })],
    ['in the queue itself', queue({ policy: JSON.stringify({ Statement: denial }) })],
  ])('accepts a denial %s', (_, stack) => expect(wrongs(queueTlsOnly, stack)).toEqual([]));

  const open = 'its policy does not deny plain HTTP to everybody';
  it.each([
    ['no policy', queue({}), 'has no aws_sqs_queue_policy in this stack'],
    [
      'the policy of another queue',
      withPolicy({}, '${aws_sqs_queue.other.url}'),
      'has no aws_sqs_queue_policy in this stack',
    ],
    ['an Allow', withPolicy({ Effect: 'Allow' }), open],
    ['one action', withPolicy({ Action: 'sqs:SendMessage' }), open],
    ['the actions of another service', withPolicy({ Action: 's3:*' }), open],
    ['some principals', withPolicy({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }), open],
    ['no condition', withPolicy({ Condition: undefined }), open],
    ['another queue', withPolicy({ Resource: 'arn:aws:sqs:eu-west-1:111122223333:other' }), open],
    ['all but the queue', withPolicy({ Resource: undefined, NotResource: '${aws_sqs_queue.it.arn}' }), open],
  ])('refuses %s', (_, stack, what) => expect(wrongs(queueTlsOnly, stack)).toEqual([what]));
});

describe('event-group-filter', () => {
  const byGroup = { AutoScalingGroupName: ['dev-spot'] };
  const rule = (pattern: object) => stackWith('aws_cloudwatch_event_rule', { event_pattern: JSON.stringify(pattern) });

  it.each([
    [{ source: ['aws.autoscaling'], 'detail-type': ['EC2 Instance-terminate Lifecycle Action'], detail: byGroup }],
    [{ source: ['aws.ec2'], 'detail-type': ['EC2 Spot Instance Interruption Warning'] }],
    [{ source: ['aws.ec2'], detail: { state: ['stopped'] } }],
  ])('accepts %j', (pattern) => expect(wrongs(eventGroupFilter, rule(pattern))).toEqual([]));

  it.each([
    ['Spot warnings by group', { source: ['aws.ec2'], detail: byGroup }, 'aws.ec2'],
    ['health events by group', { source: ['aws.health'], detail: { service: ['EC2'], ...byGroup } }, 'aws.health'],
    ['two services by group', { source: ['aws.autoscaling', 'aws.ec2'], detail: byGroup }, 'aws.autoscaling, aws.ec2'],
    ['a group within an alternative', { source: ['aws.ec2'], detail: { $or: [byGroup] } }, 'aws.ec2'],
    ['any source by group', { detail: byGroup }, 'any source'],
  ])('refuses %s', (_, pattern, sources) => {
    expect(wrongs(eventGroupFilter, rule(pattern))).toEqual([
      `filters events of ${sources} by AutoScalingGroupName, which they do not have`,
    ]);
  });
});
