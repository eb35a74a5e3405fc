import fc from 'fast-check';

import { imageWithDigest, mirroredImage, parseImage } from '../src';

const digest = `sha256:${'0'.repeat(64)}`;

describe('parseImage', () => {
  it.each([
    ['docker.io/tensorflow/serving:2.19.1', { registry: 'docker.io', repository: 'tensorflow/serving', tag: '2.19.1' }],
    ['tensorflow/serving:2.19.1', { registry: 'docker.io', repository: 'tensorflow/serving', tag: '2.19.1' }],
    ['busybox:1', { registry: 'docker.io', repository: 'library/busybox', tag: '1' }],
    ['localhost:5000/a/b:1', { registry: 'localhost:5000', repository: 'a/b', tag: '1' }],
    ['localhost/a:1', { registry: 'localhost', repository: 'a', tag: '1' }],
    [`registry.k8s.io/pause:3.10@${digest}`, { registry: 'registry.k8s.io', repository: 'pause', tag: '3.10', digest }],
    [`127.0.0.1:5000/a@${digest}`, { registry: '127.0.0.1:5000', repository: 'a', digest }],
  ])('takes %s apart', (reference, expected) => {
    expect(parseImage(reference)).toEqual(expected);
  });
});

describe('any reference with a registry', () => {
  const name = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,8})?$/);
  const host = fc.oneof(
    fc.stringMatching(/^[a-z]{1,8}\.[a-z]{2,5}(:[1-9][0-9]{1,4})?$/),
    fc.constant('localhost:5000'),
  );
  const path = fc.array(name, { minLength: 2, maxLength: 4 }).map((parts) => parts.join('/'));
  const tag = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,20}$/);

  it('comes apart into what it was made of, and keeps all but its host in a mirror', () => {
    fc.assert(
      fc.property(host, path, tag, (registry, repository, version) => {
        const reference = `${registry}/${repository}:${version}@${digest}`;
        expect(parseImage(reference)).toEqual({ registry, repository, tag: version, digest });
        expect(mirroredImage(reference, 'mirror.example/copies')).toBe(
          `mirror.example/copies/${repository}:${version}@${digest}`,
        );
      }),
    );
  });
});

describe('imageWithDigest', () => {
  const versions = {
    images: { 'docker.io/a/b:1': { digest, platform: 'linux/amd64', source: 'made up', read: '2026-11-22' } },
  } as const;

  it.each([
    ['docker.io/a/b:1', `docker.io/a/b:1@${digest}`],
    ['docker.io/a/b:2', 'docker.io/a/b:2'],
    [`docker.io/a/b:1@sha256:${'1'.repeat(64)}`, `docker.io/a/b:1@sha256:${'1'.repeat(64)}`],
  ])('writes %s as %s', (reference, expected) => {
    expect(imageWithDigest(reference, versions)).toBe(expected);
  });
});

describe('mirroredImage', () => {
  const ecr = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';

  it.each([
    [`docker.io/a/b:1@${digest}`, ecr, `${ecr}/a/b:1@${digest}`],
    [`registry.k8s.io/pause@${digest}`, `${ecr}/copies`, `${ecr}/copies/pause@${digest}`],
    ['busybox:1', ecr, `${ecr}/library/busybox:1`],
    [`${ecr}/own/server:3`, ecr, `${ecr}/own/server:3`],
    ['docker.io/a/b:1', undefined, 'docker.io/a/b:1'],
  ])('finds the copy of %s in %s at %s', (reference, registry, expected) => {
    expect(mirroredImage(reference, registry)).toBe(expected);
  });
});
