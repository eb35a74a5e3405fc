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

describe('imageWithDigest', () => {
  const versions = { images: { 'docker.io/a/b:1': { digest, platform: 'linux/amd64', source: 'made up', read: '2026-11-22' } } } as const;

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
