import { EksPodIdentityAssociation } from '@cdktf/provider-aws/lib/eks-pod-identity-association';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';

import type { ICluster } from '@spot-serving/core';
import { aNetwork, synth, type SynthesizedStack, theOnly } from '@spot-serving/testkit';

import { Cluster, PodIdentity, podIdentityProblems, type PodIdentityProps } from '../../src';
import { statementsOf } from './a-cluster';

const cluster: ICluster = Cluster.fromAttributes({
  name: 'shared',
  endpoint: 'https://shared.example',
  certificateAuthority: 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t',
  version: '1.35',
  securityGroupId: 'sg-0123456789abcdef0',
  network: aNetwork(),
});
const props: PodIdentityProps = {
  roleName: 'test-app-autoscaler',
  cluster,
  region: 'eu-west-1',
  account: '111122223333',
  namespace: 'kube-system',
  serviceAccount: 'cluster-autoscaler',
  statements: [{ Sid: 'Read', Effect: 'Allow', Action: 'autoscaling:DescribeAutoScalingGroups', Resource: '*' }],
};
const synthIdentity = (change: Partial<PodIdentityProps> = {}): SynthesizedStack =>
  synth((scope) => new PodIdentity(scope, 'identity', { ...props, ...change }));
const stack = synthIdentity();

describe('PodIdentity', () => {
  it('is for the pods of one service account of one cluster of our account', () => {
    const [trust, ...more] = statementsOf(
      (theOnly(IamRole, stack) as { readonly assume_role_policy: string }).assume_role_policy,
    );
    expect(more).toEqual([]);
    expect(trust).toMatchObject({
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringEquals: {
          'aws:SourceAccount': '111122223333',
          'aws:RequestTag/eks-cluster-arn': 'arn:aws:eks:eu-west-1:111122223333:cluster/shared',
          'aws:RequestTag/kubernetes-namespace': 'kube-system',
          'aws:RequestTag/kubernetes-service-account': 'cluster-autoscaler',
        },
      },
    });
  });

  it('associates the role with that service account, once it has its rights', () => {
    expect(theOnly(EksPodIdentityAssociation, stack)).toMatchObject({
      cluster_name: 'shared',
      namespace: 'kube-system',
      service_account: 'cluster-autoscaler',
      depends_on: [expect.stringMatching(/^aws_iam_role_policy\./) as string],
    });
  });

  it('gives the rights it was told, and attaches policies that exist', () => {
    expect(statementsOf((theOnly(IamRolePolicy, stack) as { readonly policy: string }).policy)).toEqual(
      props.statements,
    );
    const attached = synthIdentity({
      statements: undefined,
      policyArns: { Models: 'arn:aws:iam::111122223333:policy/read-resnet' },
    });
    expect(theOnly({ tfResourceType: 'aws_iam_role_policy_attachment' }, attached)).toMatchObject({
      policy_arn: 'arn:aws:iam::111122223333:policy/read-resnet',
    });
  });

  it.each<[string, Partial<PodIdentityProps>, string[]]>([
    ['no rights', { statements: [] }, ['statements']],
    [
      'a namespace and a service account that Kubernetes refuses',
      { namespace: 'Kube_System', serviceAccount: 'a/b' },
      ['namespace', 'serviceAccount'],
    ],
    [
      'a role name that IAM refuses, elsewhere',
      { roleName: 'a b', region: 'Ireland', account: '1' },
      ['roleName', 'region', 'account'],
    ],
  ])('refuses %s', (_, change, paths) => {
    expect(podIdentityProblems({ ...props, ...change }).map(({ path }) => path)).toEqual(paths);
    expect(() => synthIdentity(change)).toThrow(/test\/identity is misconfigured/);
  });
});
