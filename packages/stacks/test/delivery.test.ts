import { CodebuildProject } from '@cdktf/provider-aws/lib/codebuild-project';
import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { VpcEndpoint } from '@cdktf/provider-aws/lib/vpc-endpoint';
import { Testing } from 'cdktf';

import type { Environment } from '@spot-serving/core';
import { aNetwork, aResolvedEnvironment, resourcesOf, type SynthesizedStack } from '@spot-serving/testkit';

import { ClusterStack, NetworkStack } from '../src';

const connectionArn = 'arn:aws:codeconnections:eu-west-1:111122223333:connection/11111111-2222-3333-4444-555555555555';
const delivered: Partial<Environment> = {
  delivery: { repository: 'example/models', runner: { connectionArn, actors: ['4711'] } },
};

const read = (text: string) => JSON.parse(text) as SynthesizedStack;
const clusterOf = (change: Partial<Environment>) => {
  return read(
    Testing.synth(new ClusterStack(Testing.app(), aResolvedEnvironment(change), { network: aNetwork() }), true),
  );
};
const networkOf = (change: Partial<Environment>) =>
  read(Testing.synth(new NetworkStack(Testing.app(), aResolvedEnvironment(change)), true));
const all = <T>(resources: Readonly<Record<string, unknown>>) => Object.values(resources) as T[];

describe('an app that workflows deliver', () => {
  const stack = clusterOf(delivered);

  it('lets the role that applies into its cluster, and lets the one that looks for drift see it', () => {
    const principals = all<{ readonly principal_arn: string }>(resourcesOf(EksAccessEntry, stack)).map(
      ({ principal_arn }) => principal_arn,
    );
    expect(principals).toEqual(
      expect.arrayContaining(
        ['apply', 'drift'].map((kind) => `arn:aws:iam::111122223333:role/delivery-test-app-${kind}`),
      ),
    );
  });

  it('has a runner in its VPC, whose jobs can keep states through the S3 endpoint', () => {
    expect(all(resourcesOf(CodebuildProject, stack))).toEqual([expect.objectContaining({ name: 'test-app-runner' })]);
    const [{ policy }] = all<{ readonly policy?: string }>(resourcesOf(VpcEndpoint, networkOf(delivered))) as [
      { readonly policy: string },
    ];
    expect(policy).toContain('arn:aws:s3:::test-state/*');
  });

  it('makes no role without the boundary', () => {
    const roles = all<{ readonly permissions_boundary?: string }>(resourcesOf(IamRole, stack));
    expect(new Set(roles.map(({ permissions_boundary }) => permissions_boundary))).toEqual(
      new Set(['arn:aws:iam::111122223333:policy/delivery-test-app-boundary']),
    );
  });
});

describe('an app that people deploy', () => {
  const stack = clusterOf({});

  it('has none of that', () => {
    expect(resourcesOf(CodebuildProject, stack)).toEqual({});
    expect(all<object>(resourcesOf(IamRole, stack)).filter((role) => 'permissions_boundary' in role)).toEqual([]);
    expect(JSON.stringify(networkOf({}))).not.toContain('test-state/*');
  });
});
