import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { checkBootstrap } from '@spot-serving/core';
import { resourcesOf, type SynthesizedStack } from '@spot-serving/testkit';
import { Testing } from 'cdktf';
import { type BootstrapEnvironment, BootstrapStack } from '../src';

const account = '111122223333';
const base: BootstrapEnvironment = {
  region: 'eu-west-1',
  account,
  administrators: [`arn:aws:iam::${account}:role/admin`],
  state: { bucket: 'example-states', keptIn: 'bucket' },
  repository: 'example/models',
  apps: { dev: { region: 'eu-west-1' }, prod: { region: 'eu-central-1', environment: 'production' } },
};
const synthesized = (change: Partial<BootstrapEnvironment> = {}) =>
  JSON.parse(
    Testing.synth(new BootstrapStack(Testing.app(), checkBootstrap({ ...base, ...change }))),
  ) as SynthesizedStack;

interface Role {
  readonly name: string;
  readonly assume_role_policy: string;
}

/** Subjects that each role trusts. */
function trusted(stack: SynthesizedStack): object {
  const roles = Object.values(resourcesOf(IamRole, stack)) as Role[];
  return Object.fromEntries(
    roles.map(({ name, assume_role_policy: trust }) => [
      name,
      [...trust.matchAll(/"(repo:[^"]+)"/g)].map(([, subject]) => subject),
    ]),
  );
}

describe('the stack of an account', () => {
  it('has a role for pull requests, and for each app one that looks for drift and one that applies', () => {
    expect(trusted(synthesized())).toEqual({
      'delivery-plan': ['repo:example/models:pull_request'],
      'delivery-dev-drift': ['repo:example/models:ref:refs/heads/main'],
      'delivery-dev-apply': ['repo:example/models:environment:dev'],
      'delivery-prod-drift': ['repo:example/models:ref:refs/heads/main'],
      'delivery-prod-apply': ['repo:example/models:environment:production'],
    });
  });

  it('trusts immutable subjects too, once the ids are known', () => {
    const roles = trusted(synthesized({ ids: { owner: '4711', repository: '815' } }));
    expect(roles).toMatchObject({
      'delivery-prod-apply': [
        'repo:example/models:environment:production',
        'repo:example@4711/models@815:environment:production',
      ],
    });
  });

  it('gives the role of an app rights in the region of the app, and on no other app', () => {
    const policies = Object.entries(resourcesOf(IamRolePolicy, synthesized())) as [
      string,
      { readonly policy: string },
    ][];
    const [, { policy } = { policy: '' }] = policies.find(([id]) => id.startsWith('Apply-prod')) ?? [];
    expect(policy).toContain('eu-central-1');
    expect(policy).not.toMatch(/[:/]dev[-/]/);
  });

  it('keeps its state in the bucket, or in a file as long as there is none', () => {
    expect(synthesized()).toMatchObject({
      terraform: {
        backend: { s3: { bucket: 'example-states', key: 'bootstrap/bootstrap.tfstate', use_lockfile: true } },
      },
    });
    const kept = synthesized({ state: { bucket: 'example-states', keptIn: 'file' } });
    expect(kept).toMatchObject({ terraform: { backend: { local: { path: '../../../bootstrap.tfstate' } } } });
  });

  it('makes repositories only for images that somebody names', () => {
    expect(resourcesOf(EcrRepository, synthesized())).toEqual({});
    const mirror = synthesized({ images: ['tensorflow/serving'] });
    expect(Object.values(resourcesOf(EcrRepository, mirror))).toEqual([
      expect.objectContaining({ name: 'mirror/tensorflow/serving' }),
    ]);
    expect(mirror).toMatchObject({
      output: { 'image-registry': { value: `${account}.dkr.ecr.eu-west-1.amazonaws.com/mirror` } },
    });
  });
});
