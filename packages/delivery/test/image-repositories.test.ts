import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';
import { EcrRepositoryPolicy } from '@cdktf/provider-aws/lib/ecr-repository-policy';

import { resourcesOf, synth } from '@spot-serving/testkit';

import { ImageRepositories, imageRepositoriesProblems } from '../src';
import { decisionAbroad } from './evaluated';

const props = {
  prefix: 'mirror',
  images: ['tensorflow/serving', 'amazon/aws-cli'],
  region: 'eu-west-1',
  account: '111122223333',
  administrators: ['arn:aws:iam::111122223333:role/admin'],
};

describe('repositories of mirrored images', () => {
  const stack = synth((scope) => new ImageRepositories(scope, 'Images', props));

  it('have tags that never move, are scanned, and are encrypted with a key of our own', () => {
    expect(Object.values(resourcesOf(EcrRepository, stack))).toEqual(
      ['mirror/amazon/aws-cli', 'mirror/tensorflow/serving'].map((name) =>
        expect.objectContaining({
          name,
          image_tag_mutability: 'IMMUTABLE',
          image_scanning_configuration: { scan_on_push: true },
          encryption_configuration: [{ encryption_type: 'KMS', kms_key: expect.stringContaining('aws_kms_key') }],
        }),
      ),
    );
  });

  it('drop only what nobody tagged', () => {
    const policies = Object.values(resourcesOf(EcrLifecyclePolicy, stack)).map(
      (one) => JSON.parse((one as { policy: string }).policy) as object,
    );
    expect(policies).toHaveLength(2);
    for (const policy of policies)
      expect(policy).toMatchObject({ rules: [{ selection: { tagStatus: 'untagged' }, action: { type: 'expire' } }] });
  });

  it('say under which address images go', () => {
    let registry = '';
    synth((scope) => {
      ({ registry } = new ImageRepositories(scope, 'Images', props));
    });
    expect(registry).toBe('111122223333.dkr.ecr.eu-west-1.amazonaws.com/mirror');
  });

  it.each([
    ['a registry in the name', { images: ['docker.io/tensorflow/serving:2'] }, 'images[0]'],
    ['an image twice', { images: ['a/b', 'a/b'] }, 'images'],
    ['a prefix in capitals', { prefix: 'Mirror', images: [] }, 'prefix'],
  ])('are refused with %s', (_, change, path) => {
    expect(imageRepositoriesProblems({ ...props, ...change }).map((problem) => problem.path)).toContain(path);
  });
});

describe('repositories from which nodes of production pull', () => {
  const [eu, us] = ['eu', 'us'].map((region) => `arn:aws:iam::444455556666:role/prod-${region}-node`) as [
    string,
    string,
  ];
  const staging = 'arn:aws:iam::777788889999:role/staging-node';
  const stack = synth((scope) => new ImageRepositories(scope, 'Images', { ...props, readers: [eu, us, staging] }));
  const [resourcePolicy = ''] = Object.values(resourcesOf(EcrRepositoryPolicy, stack)).map(
    (one) => (one as { readonly policy: string }).policy,
  );
  const resource = 'arn:aws:ecr:eu-west-1:111122223333:repository/mirror/tensorflow/serving';

  it('have a policy each, and none where nobody of another account pulls', () => {
    expect(Object.values(resourcesOf(EcrRepositoryPolicy, stack))).toHaveLength(2);
    expect(
      resourcesOf(
        EcrRepositoryPolicy,
        synth((scope) => new ImageRepositories(scope, 'Images', props)),
      ),
    ).toEqual({});
  });

  it.each([
    ['a named role pulls', eu, 'ecr:BatchGetImage', 'Allowed'],
    ['so does the one of another region', us, 'ecr:GetDownloadUrlForLayer', 'Allowed'],
    ['and the one of a third account', staging, 'ecr:BatchCheckLayerAvailability', 'Allowed'],
    ['it pushes nothing', eu, 'ecr:PutImage', 'ImplicitlyDenied'],
    ['and deletes nothing', eu, 'ecr:BatchDeleteImage', 'ImplicitlyDenied'],
    [
      'another role of that account pulls nothing',
      'arn:aws:iam::444455556666:role/prod-eu-resnet',
      'ecr:BatchGetImage',
      'ImplicitlyDenied',
    ],
    [
      'nor does a role of that name elsewhere',
      'arn:aws:iam::999988887777:role/prod-eu-node',
      'ecr:BatchGetImage',
      'ImplicitlyDenied',
    ],
  ])('%s', async (_, role, action, decided) => {
    expect(await decisionAbroad(role, { action, resource, resourcePolicy })).toBe(decided);
  });
});
