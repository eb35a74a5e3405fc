import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';

import { resourcesOf } from '@spot-serving/testkit';

import { anAdministrator, statementsOf, synthCluster } from './a-cluster';
import { Order } from './order';

interface Key {
  readonly policy: string;
  readonly enable_key_rotation: boolean;
  readonly deletion_window_in_days: number;
}

const stack = synthCluster();
const keys = resourcesOf(KmsKey, stack) as Readonly<Record<string, Key>>;
const policyOf = (part: string) =>
  statementsOf(Object.entries(keys).find(([id]) => id.includes(part))?.[1].policy ?? '{"Statement":[]}');
const allPolicies = Object.keys(keys).map((id) => [id, policyOf(id)] as const);

describe('keys of a cluster', () => {
  it('turn, and leave a month to think again', () => {
    expect(Object.values(keys)).toHaveLength(3);
    for (const key of Object.values(keys))
      expect(key).toMatchObject({ enable_key_rotation: true, deletion_window_in_days: 30 });
  });

  it.each(allPolicies)(
    '%s is managed by the named roles, and by the account so that it stays manageable',
    (_, [account, administrators]) => {
      expect(account).toMatchObject({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } });
      expect(administrators).toMatchObject({ Principal: { AWS: [anAdministrator] } });
    },
  );

  it.each(allPolicies)(
    '%s names only principals that exist when it is made: the account, its administrators, services, and our own role',
    (_, statements) => {
      const principals = JSON.stringify(statements.map(({ Principal }) => Principal));
      expect(principals).not.toContain('aws-service-role');
    },
  );
});

describe('the key of secrets', () => {
  it('is used by the role of the control plane, which exists before it', () => {
    const statement = policyOf('SecretsKey').find(({ Sid }) => Sid === 'ControlPlaneUses');
    expect(statement).toMatchObject({ Principal: { AWS: 'arn:aws:iam::111122223333:role/test-app-control-plane' } });
    const order = new Order(stack);
    expect(
      order.isAfter(
        order.find('aws_kms_key', 'ControlPlaneUses'),
        order.find('aws_iam_role', 'test-app-control-plane'),
      ),
    ).toBe(true);
  });

  it('lets whoever creates the cluster make the grant of EKS, but use nothing', () => {
    const ofTheAccount = policyOf('SecretsKey').filter(({ Principal }) => JSON.stringify(Principal).includes(':root'));
    expect(ofTheAccount.flatMap(({ Action }) => Action)).toContain('kms:CreateGrant');
    expect(JSON.stringify(ofTheAccount)).not.toMatch(/Decrypt|kms:Encrypt|GenerateDataKey|kms:\*/);
  });
});

describe('the key of logs', () => {
  it('encrypts the log groups of this cluster and no other', () => {
    const arn = (group: string) => `arn:aws:logs:eu-west-1:111122223333:log-group:${group}`;
    const groups = ['application', 'dataplane', 'host', 'performance'].map((kind) =>
      arn(`/aws/containerinsights/test-app/${kind}`),
    );
    expect(policyOf('Logs_Key')[2]).toMatchObject({
      Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
      Condition: { ArnEquals: { 'kms:EncryptionContext:aws:logs:arn': [arn('/aws/eks/test-app/cluster'), ...groups] } },
    });
  });
});

describe('the key of volumes', () => {
  const launchers = [
    'autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling',
    'spot.amazonaws.com/AWSServiceRoleForEC2Spot',
  ];
  const roles = launchers.map((role) => `arn:aws:iam::111122223333:role/aws-service-role/${role}`);
  const [, , use, grant] = policyOf('VolumesKey');

  it('is used by what launches instances, and by no other principal', () => {
    expect(use).toMatchObject({ Principal: '*', Condition: { ArnEquals: { 'aws:PrincipalArn': roles } } });
    expect(grant).toMatchObject({
      Action: ['kms:CreateGrant'],
      Condition: { ArnEquals: { 'aws:PrincipalArn': roles } },
    });
  });

  it('is granted only for services', () => {
    expect(grant).toMatchObject({ Condition: { Bool: { 'kms:GrantIsForAWSResource': 'true' } } });
  });
});
