import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';

import { resourcesOf, theOnly } from '@spot-serving/testkit';

import { statementsOf, synthNetwork } from './some-props';

const stack = synthNetwork({ flowLogDays: 30 });
const logGroupArn = 'arn:aws:logs:eu-west-1:111122223333:log-group:/test-app/flow-logs';

describe('flow logs of a Network', () => {
  it('record all traffic, and keep it as long as asked', () => {
    expect(theOnly(FlowLog, stack)).toMatchObject({ traffic_type: 'ALL' });
    expect(theOnly(CloudwatchLogGroup, stack)).toMatchObject({ name: '/test-app/flow-logs', retention_in_days: 30 });
  });

  it('are on for a year by default', () => {
    expect(theOnly(CloudwatchLogGroup, synthNetwork())).toMatchObject({ retention_in_days: 365 });
  });

  it('leave nothing behind when off', () => {
    const off = synthNetwork({ flowLogDays: 0, keyAdministrators: [] });
    for (const type of [FlowLog, CloudwatchLogGroup, KmsKey, IamRole]) expect(resourcesOf(type, off)).toEqual({});
  });

  it('are encrypted with a key of their own, which turns', () => {
    expect(theOnly(KmsKey, stack)).toMatchObject({ enable_key_rotation: true });
    const key = expect.stringMatching(/aws_kms_key\.network_flow-logs_key_\w+\.arn/) as string;
    expect(theOnly(CloudwatchLogGroup, stack)).toMatchObject({ kms_key_id: key });
  });
});

describe('the key of the flow logs', () => {
  const [account, administrators, encrypt] = statementsOf(
    (theOnly(KmsKey, stack) as { readonly policy: string }).policy,
  );

  it('is managed by the named roles, and by the account so that it stays manageable', () => {
    expect(administrators).toMatchObject({ Principal: { AWS: ['arn:aws:iam::111122223333:role/platform-admin'] } });
    expect(account).toMatchObject({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } });
    for (const statement of [administrators, account]) expect(statement?.Action).toContain('kms:PutKeyPolicy');
  });

  it('is used by nobody who manages it', () => {
    const managing = [account?.Action, administrators?.Action].flat();
    expect(managing.filter((action) => /\*|Encrypt|Decrypt|GenerateDataKey|CreateGrant/.test(action ?? ''))).toEqual(
      [],
    );
  });

  it('encrypts this log group and no other', () => {
    expect(encrypt).toMatchObject({
      Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
      Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': logGroupArn } },
    });
  });
});

describe('the role that delivers flow logs', () => {
  it('is assumed only for flow logs of this account and region', () => {
    const [trust] = statementsOf(
      (theOnly(IamRole, stack) as { readonly assume_role_policy: string }).assume_role_policy,
    );
    expect(trust).toMatchObject({
      Principal: { Service: 'vpc-flow-logs.amazonaws.com' },
      Condition: {
        StringEquals: { 'aws:SourceAccount': '111122223333' },
        ArnLike: { 'aws:SourceArn': 'arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/*' },
      },
    });
  });

  it('writes to this log group only', () => {
    const [rights] = statementsOf((theOnly(IamRolePolicy, stack) as { readonly policy: string }).policy);
    expect(rights).toMatchObject({
      Action: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
      Resource: [logGroupArn, `${logGroupArn}:*`],
    });
  });

  it('has its rights before the first flow is recorded', () => {
    expect(theOnly(FlowLog, stack)).toMatchObject({
      depends_on: [expect.stringMatching(/^aws_iam_role_policy\./) as string],
    });
  });

  it('is named in the region’s partition', () => {
    const gov = synthNetwork({
      region: 'us-gov-west-1',
      keyAdministrators: ['arn:aws-us-gov:iam::111122223333:role/platform-admin'],
    });
    expect(JSON.stringify(gov.resource)).not.toMatch(/arn:aws:/);
  });
});
