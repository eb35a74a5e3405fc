import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group';
import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import { TerraformOutput } from 'cdktf';

import { resourcesOf, synth, theOnly } from '@spot-serving/testkit';

import { Cluster } from '../../src';
import { anAdministrator, clusterProps, synthCluster } from './a-cluster';
import { Order } from './order';

const stack = synthCluster();
const cluster = theOnly(EksCluster, stack);
const matching = (pattern: RegExp) => expect.stringMatching(pattern) as string;

describe('the control plane', () => {
  it('is reached from inside the network only', () => {
    expect(cluster).toMatchObject({ vpc_config: { endpoint_private_access: true, endpoint_public_access: false } });
    expect(cluster).not.toHaveProperty('vpc_config.public_access_cidrs');
  });

  it('is reached over the internet by the named addresses only, and still from inside', () => {
    const open = theOnly(EksCluster, synthCluster({ publicCidrs: ['203.0.113.0/24'] }));
    expect(open).toMatchObject({
      vpc_config: {
        endpoint_private_access: true,
        endpoint_public_access: true,
        public_access_cidrs: ['203.0.113.0/24'],
      },
    });
  });

  it('knows access entries only, and gives nothing to its creator', () => {
    expect(cluster).toMatchObject({
      access_config: { authentication_mode: 'API', bootstrap_cluster_creator_admin_permissions: false },
    });
  });

  it('starts without add-ons that nobody pinned', () => {
    expect(cluster).toMatchObject({ bootstrap_self_managed_addons: false });
  });

  it('encrypts secrets with a key of ours', () => {
    const key = matching(/aws_kms_key\.cluster_SecretsKey_\w+\.arn/);
    expect(cluster).toMatchObject({ encryption_config: { resources: ['secrets'], provider: { key_arn: key } } });
  });

  it('resists deletion, a bad zone and a surprising upgrade', () => {
    const production = {
      deletion_protection: true,
      zonal_shift_config: { enabled: true },
      upgrade_policy: { support_type: 'EXTENDED' },
    };
    expect(cluster).toMatchObject(production);
  });

  it('does without all that when told', () => {
    const cheap = synthCluster({ deletionProtection: false, zonalShift: false, support: 'standard' });
    const expected = {
      deletion_protection: false,
      zonal_shift_config: { enabled: false },
      upgrade_policy: { support_type: 'STANDARD' },
    };
    expect(theOnly(EksCluster, cheap)).toMatchObject(expected);
  });

  it('sends all five logs to a group that exists before it, kept for a year under a key of ours', () => {
    expect(cluster).toMatchObject({
      enabled_cluster_log_types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'],
    });
    const groups = Object.values(resourcesOf(CloudwatchLogGroup, stack));
    const key = matching(/aws_kms_key\.cluster_Logs_Key_\w+\.arn/);
    expect(groups).toContainEqual(
      expect.objectContaining({ name: '/aws/eks/test-app/cluster', retention_in_days: 365, kms_key_id: key }),
    );
    const order = new Order(stack);
    expect(
      order.isAfter(order.find('aws_eks_cluster'), order.find('aws_cloudwatch_log_group', '/aws/eks/test-app/cluster')),
    ).toBe(true);
  });

  it('outlives no right of its role, so that it can be taken down', () => {
    const order = new Order(stack);
    const control = order.find('aws_eks_cluster');
    expect(order.isAfter(control, order.find('aws_iam_role_policy_attachment', 'AmazonEKSClusterPolicy'))).toBe(true);
    expect(order.isAfter(control, order.find('aws_iam_role_policy', 'secrets-key'))).toBe(true);
  });
});

describe('access to the cluster', () => {
  const other = 'arn:aws:iam::111122223333:role/teams/ml/lead';
  const two = synthCluster({ administrators: [anAdministrator, other] });

  it('is given to each administrator, for everything', () => {
    const rights = Object.values(resourcesOf(EksAccessPolicyAssociation, two));
    const everything = {
      policy_arn: 'arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy',
      access_scope: { type: 'cluster' },
    };
    expect(rights).toEqual([expect.objectContaining(everything), expect.objectContaining(everything)]);
  });

  it('is given to self-managed nodes as nodes, and to nobody else', () => {
    const entries = Object.values(resourcesOf(EksAccessEntry, two)) as { principal_arn: string; type: string }[];
    expect(entries.map(({ principal_arn: principal, type }) => [principal, type])).toEqual([
      [anAdministrator, 'STANDARD'],
      [other, 'STANDARD'],
      [matching(/aws_iam_role\.cluster_NodeIdentity_Role_\w+\.arn/), 'EC2_LINUX'],
    ]);
  });

  it('keeps its address when the list is sorted otherwise', () => {
    const sorted = synthCluster({ administrators: [other, anAdministrator] });
    expect(Object.keys(resourcesOf(EksAccessEntry, sorted)).sort()).toEqual(
      Object.keys(resourcesOf(EksAccessEntry, two)).sort(),
    );
  });
});

describe('Cluster', () => {
  it('answers every member, the version already at synth', () => {
    const answers = synth((scope) => {
      const { name, endpoint, certificateAuthority, version, securityGroupId } = new Cluster(
        scope,
        'cluster',
        clusterProps(),
      );
      new TerraformOutput(scope, 'answers', {
        value: { name, endpoint, certificateAuthority, version, securityGroupId },
      });
    }).output?.['answers']?.value;
    expect(answers).toEqual({
      name: matching(/aws_eks_cluster\.cluster_\w+\.name/),
      endpoint: matching(/\.endpoint\}$/),
      certificateAuthority: matching(/\.certificate_authority\[0\]\.data\}$/),
      version: '1.35',
      securityGroupId: matching(/\.vpc_config\[0\]\.cluster_security_group_id\}$/),
    });
  });

  it('names nothing of another partition in GovCloud', () => {
    const administrators = ['arn:aws-us-gov:iam::111122223333:role/platform-admin'];
    const gov = synthCluster({ region: 'us-gov-west-1', administrators });
    expect(JSON.stringify(gov.resource)).not.toMatch(/arn:aws:/);
  });
});
