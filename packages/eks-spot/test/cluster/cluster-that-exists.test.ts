import { DataAwsEksCluster } from '@cdktf/provider-aws/lib/data-aws-eks-cluster';
import { TerraformOutput, Token } from 'cdktf';

import type { ICluster } from '@spot-serving/core';
import { aNetwork, synth } from '@spot-serving/testkit';

import { Cluster, clusterAttributesProblems, LookedUpCluster } from '../../src';

const attributes: ICluster = {
  name: 'shared',
  endpoint: 'https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com',
  certificateAuthority: Buffer.from('-----BEGIN CERTIFICATE-----').toString('base64'),
  version: '1.35',
  securityGroupId: 'sg-0123456789abcdef0',
  network: aNetwork(),
};

describe('Cluster.fromAttributes', () => {
  it('answers what it was told', () => {
    expect(Cluster.fromAttributes(attributes)).toEqual(attributes);
  });

  it.each<[string, Partial<ICluster>, string[]]>([
    ['an ARN for a name', { name: 'arn:aws:eks:eu-west-1:111122223333:cluster/shared' }, ['name']],
    ['an address without a scheme', { endpoint: 'gr7.eu-west-1.eks.amazonaws.com' }, ['endpoint']],
    [
      'a certificate that is not in base64',
      { certificateAuthority: '-----BEGIN CERTIFICATE-----' },
      ['certificateAuthority'],
    ],
    ['a patch version', { version: '1.35.2' }, ['version']],
    ['the name of a security group', { securityGroupId: 'eks-cluster-sg' }, ['securityGroupId']],
    [
      'several mistakes at once',
      { name: '', version: '', securityGroupId: '' },
      ['name', 'version', 'securityGroupId'],
    ],
  ])('refuses %s', (_, change, paths) => {
    expect(clusterAttributesProblems({ ...attributes, ...change }).map(({ path }) => path)).toEqual(paths);
    expect(() => Cluster.fromAttributes({ ...attributes, ...change })).toThrow(
      /^Cluster\.fromAttributes is misconfigured/,
    );
  });

  it('accepts values that are known only at apply', () => {
    const later = () => Token.asString({ resolve: () => '' });
    const unknown = {
      name: later(),
      endpoint: later(),
      certificateAuthority: later(),
      version: later(),
      securityGroupId: later(),
    };
    expect(clusterAttributesProblems({ ...attributes, ...unknown })).toEqual([]);
  });
});

describe('LookedUpCluster', () => {
  const stack = synth((scope) => {
    const { name, endpoint, certificateAuthority, version, securityGroupId, network } = new LookedUpCluster(
      scope,
      'cluster',
      { name: 'shared', network: aNetwork() },
    );
    new TerraformOutput(scope, 'answers', {
      value: { name, endpoint, certificateAuthority, version, securityGroupId, vpcId: network.vpcId },
    });
  });

  it('answers every member from one look-up by name', () => {
    expect(Object.values(stack.data?.[DataAwsEksCluster.tfResourceType] ?? {})).toEqual([
      expect.objectContaining({ name: 'shared' }),
    ]);
    const of = (attribute: string) =>
      expect.stringMatching(new RegExp(`^\\$\\{data\\.aws_eks_cluster\\.\\w+\\.${attribute}\\}$`)) as string;
    expect(stack.output?.['answers']?.value).toEqual({
      name: of('name'),
      endpoint: of('endpoint'),
      certificateAuthority: of('certificate_authority\\[0\\]\\.data'),
      version: of('version'),
      securityGroupId: of('vpc_config\\[0\\]\\.cluster_security_group_id'),
      vpcId: aNetwork().vpcId,
    });
  });

  it('answers its version at synth where it was told, for what is chosen by it', () => {
    synth((scope) => {
      const { version } = new LookedUpCluster(scope, 'told', { name: 'shared', network: aNetwork(), version: '1.35' });
      expect(version).toBe('1.35');
    });
  });

  it('refuses a version that EKS has not', () => {
    const patch = { name: 'shared', network: aNetwork(), version: '1.35.2' };
    expect(() => synth((scope) => new LookedUpCluster(scope, 'cluster', patch))).toThrow(/version is "1\.35\.2"/);
  });

  it('refuses a name that no cluster has', () => {
    expect(() =>
      synth((scope) => new LookedUpCluster(scope, 'cluster', { name: 'my cluster', network: aNetwork() })),
    ).toThrow(/test\/cluster is misconfigured/);
  });
});
