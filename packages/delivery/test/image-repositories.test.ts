import { EcrLifecyclePolicy } from '@cdktf/provider-aws/lib/ecr-lifecycle-policy';
import { EcrRepository } from '@cdktf/provider-aws/lib/ecr-repository';

import { resourcesOf, synth } from '@spot-serving/testkit';

import { ImageRepositories, imageRepositoriesProblems } from '../src';

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
