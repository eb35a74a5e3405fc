import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key';
import { Route53Record } from '@cdktf/provider-aws/lib/route53-record';
import { S3Bucket } from '@cdktf/provider-aws/lib/s3-bucket';
import { Testing } from 'cdktf';

import { checkBootstrap } from '@spot-serving/core';
import { resourcesOf, type SynthesizedStack } from '@spot-serving/testkit';

import { type BootstrapEnvironment, BootstrapStack, mirroredRepositories } from '../src';

const account = '111122223333';
const base: BootstrapEnvironment = {
  region: 'eu-west-1',
  account,
  administrators: [`arn:aws:iam::${account}:role/admin`],
  state: { bucket: 'example-states', keptIn: 'bucket' },
  watch: { emails: ['oncall@example.com'] },
  repository: 'example/models',
  ids: { owner: '4711', repository: '815' },
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
  it('has for each app a role that plans pull requests, one that looks for drift and one that applies', () => {
    const both = (context: string) => [`repo:example/models:${context}`, `repo:example@4711/models@815:${context}`];
    const main = both('ref:refs/heads/main');
    expect(trusted(synthesized())).toEqual({
      'delivery-account-trail': [],
      'delivery-dev-plan': main,
      'delivery-dev-drift': main,
      'delivery-dev-apply': both('environment:dev'),
      'delivery-prod-plan': main,
      'delivery-prod-drift': main,
      'delivery-prod-apply': both('environment:production'),
    });
  });

  it('trusts the files of those workflows alone that are in this repository', () => {
    const files = readdirSync(join(__dirname, '..', '..', '..', '.github', 'workflows'));
    const named = (Object.values(resourcesOf(IamRole, synthesized())) as Role[]).flatMap(
      ({ assume_role_policy: trust }) =>
        [...trust.matchAll(/workflows\/([\w.-]+)@refs\/heads\/main"/g)].map(([, file]) => file),
    );
    expect([...new Set(named)].sort()).toEqual(['apply-round.yml', 'destroy.yml', 'drift.yml', 'plan-trusted.yml']);
    expect(files).toEqual(expect.arrayContaining(named));
  });

  it('has two keys of seals for each app, of which no app uses those of another', () => {
    const keys = Object.values(resourcesOf(KmsKey, synthesized())) as { description: string; policy: string }[];
    const seals = keys.filter(({ description }) => description.startsWith('Seals of'));
    expect(seals).toHaveLength(4);
    for (const { description, policy } of seals) {
      const own = description.endsWith('dev') ? 'dev' : 'prod';
      const roles = [...policy.matchAll(/role\/delivery-(\w+)-/g)].map(([, app]) => app);
      expect(new Set(roles)).toEqual(new Set([own]));
    }
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

  it('keeps the states and the seals of an app in its region, where somebody names a bucket there', () => {
    const stack = synthesized({
      state: { bucket: 'example-states', elsewhere: { 'eu-central-1': 'example-states-central' }, keptIn: 'bucket' },
    });
    const buckets = Object.values(resourcesOf(S3Bucket, stack)) as { bucket: string; region?: string }[];
    expect(Object.fromEntries(buckets.map(({ bucket, region = 'here' }) => [bucket, region]))).toMatchObject({
      'example-states': 'here',
      'example-states-central': 'eu-central-1',
    });
    const keys = Object.values(resourcesOf(KmsKey, stack)) as { description: string; region?: string }[];
    expect(
      keys
        .filter(({ region }) => region === 'eu-central-1')
        .map(({ description }) => description)
        .sort(),
    ).toEqual(['Seals of decisions of prod', 'Seals of reviews of prod', 'Terraform states']);
    const rights = (of: string) =>
      Object.entries(resourcesOf(IamRolePolicy, stack))
        .filter(([id]) => id.startsWith('Apply-') && id.includes(of))
        .map(([, body]) => (body as { readonly policy: string }).policy)
        .join('');
    expect(rights('prod')).toMatch(/example-states-central\/prod[^]*s3\.eu-central-1\.amazonaws\.com/);
    expect(rights('prod')).not.toMatch(/:::example-states[/"]/);
    expect(rights('dev')).not.toMatch(/central/);
  });

  it('keeps the states of another region in its one bucket, where nobody names another', () => {
    const rights = JSON.stringify(resourcesOf(IamRolePolicy, synthesized()));
    expect(rights).toMatch(/:::example-states\/prod/);
    const ids = Object.keys(resourcesOf(S3Bucket, synthesized()));
    expect(ids.filter((id) => id.startsWith('States'))).toHaveLength(1);
  });

  it('lets nodes of another account pull its images, by the names of their roles', () => {
    const imageReaders = ['arn:aws:iam::444455556666:role/prod-node'];
    const stack = synthesized({ images: ['tensorflow/serving'], imageReaders });
    expect(JSON.stringify(resourcesOf(EcrRepositoryPolicy, stack))).toContain(imageReaders[0]);
  });

  it('has a role for publishers of other accounts, which named roles take', () => {
    const taker = 'arn:aws:iam::444455556666:role/model-publisher';
    const stack = synthesized({ publishers: { 'model-publisher': [taker] } });
    const roles = Object.values(resourcesOf(IamRole, stack)) as Role[];
    const trust = roles.find(({ name }) => name === 'model-publisher')?.assume_role_policy;
    expect(JSON.parse(trust ?? '{}')).toMatchObject({
      Statement: [{ Action: 'sts:AssumeRole', Condition: { ArnEquals: { 'aws:PrincipalArn': [taker] } } }],
    });
  });

  it('hands a zone to the account that names who answers for it', () => {
    const nameServers = ['org', 'com', 'net', 'co.uk'].map((end) => `ns-1.awsdns-01.${end}`);
    const delegatedZones = { 'prod.example.com': { parentZoneId: 'Z0123456789ABC', nameServers } };
    expect(Object.values(resourcesOf(Route53Record, synthesized({ delegatedZones })))).toEqual([
      expect.objectContaining({
        zone_id: 'Z0123456789ABC',
        name: 'prod.example.com',
        type: 'NS',
        records: nameServers,
      }),
    ]);
    expect(resourcesOf(Route53Record, synthesized())).toEqual({});
  });

  it('keeps images in each region that keeps states', () => {
    const elsewhere = { 'us-east-1': 'example-states-us' };
    const state = { bucket: 'example-states', elsewhere, keptIn: 'bucket' } as const;
    const apps = { 'prod-us-east-1': { region: 'us-east-1' }, 'prod-eu-west-1': { region: 'eu-west-1' } };
    const stack = synthesized({ images: mirroredRepositories, state, apps });
    const repositories = Object.values(resourcesOf(EcrRepository, stack)) as { name: string; region?: string }[];
    const names = mirroredRepositories.map((name) => `mirror/${name}`);
    for (const region of [undefined, 'us-east-1'])
      expect(repositories.filter((each) => each.region === region).map(({ name }) => name)).toEqual(names);
    expect(stack).toMatchObject({
      output: { 'image-registry-us-east-1': { value: `${account}.dkr.ecr.us-east-1.amazonaws.com/mirror` } },
    });
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
