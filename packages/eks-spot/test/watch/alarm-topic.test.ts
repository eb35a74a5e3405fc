import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic';
import { SnsTopicPolicy } from '@cdktf/provider-aws/lib/sns-topic-policy';
import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription';

import type { Statement } from '@spot-serving/core';
import { resourcesOf, synth, theOnly } from '@spot-serving/testkit';

import { AlarmTopic, type AlarmTopicProps } from '../../src';

const props: AlarmTopicProps = {
  name: 'dev',
  region: 'eu-west-1',
  account: '111122223333',
  administrators: ['arn:aws:iam::111122223333:role/admin'],
};
const synthTopic = (change: Partial<AlarmTopicProps> = {}) =>
  synth((scope) => new AlarmTopic(scope, 'Topic', { ...props, ...change }));
const statementsOf = (policy: string) => (JSON.parse(policy) as { Statement: Statement[] }).Statement;

const fromOurAlarms = {
  StringEquals: { 'aws:SourceAccount': '111122223333' },
  ArnLike: { 'aws:SourceArn': 'arn:aws:cloudwatch:eu-west-1:111122223333:alarm:dev-*' },
};

describe('AlarmTopic', () => {
  it('is encrypted with a key of its own that turns every year', () => {
    const stack = synthTopic();
    expect(theOnly(SnsTopic, stack)).toMatchObject({
      name: 'dev-alarms',
      kms_master_key_id: expect.stringContaining('aws_kms_key.'),
    });
    expect(theOnly(KmsKey, stack)).toMatchObject({ enable_key_rotation: true });
  });

  it('hears alarms of its own prefix and account, and nothing without TLS', () => {
    const { policy } = theOnly(SnsTopicPolicy, synthTopic()) as { readonly policy: string };
    expect(statementsOf(policy)).toMatchObject([
      {
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Condition: fromOurAlarms,
      },
      { Effect: 'Deny', Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ]);
    expect(new Set(statementsOf(policy).map(({ Resource }) => Resource))).toEqual(
      new Set(['arn:aws:sns:eu-west-1:111122223333:dev-alarms']),
    );
  });

  it('lets only those alarms, and only its log group, use the key', () => {
    const { policy } = theOnly(KmsKey, synthTopic({ region: 'cn-north-1' })) as { readonly policy: string };
    const users = statementsOf(policy).filter(({ Action }) => Action?.includes('kms:Decrypt'));
    expect(users.map(({ Principal }) => Principal)).toEqual([
      { Service: 'cloudwatch.amazonaws.com' },
      { Service: 'logs.cn-north-1.amazonaws.com.cn' },
    ]);
    expect(users.map(({ Condition }) => Condition)).toEqual([
      { ...fromOurAlarms, ArnLike: { 'aws:SourceArn': 'arn:aws-cn:cloudwatch:cn-north-1:111122223333:alarm:dev-*' } },
      {
        ArnEquals: {
          'kms:EncryptionContext:aws:logs:arn':
            'arn:aws-cn:logs:cn-north-1:111122223333:log-group:/aws/events/dev/launch-failures',
        },
      },
    ]);
  });

  it('tells everybody who is named, and nobody else', () => {
    const emails = ['one@example.com', 'two@example.com'];
    expect(Object.values(resourcesOf(SnsTopicSubscription, synthTopic({ emails })))).toMatchObject(
      emails.map((endpoint) => ({ protocol: 'email', endpoint })),
    );
    expect(resourcesOf(SnsTopicSubscription, synthTopic())).toEqual({});
  });

  it('refuses a place that is none', () => {
    expect(() => synthTopic({ region: 'mars-1', account: '1' })).toThrow(/region is "mars-1".*\n.*account is "1"/);
  });
});
