import { describeProblem, type Environment, environmentProblems, type ServedModelSection } from '@spot-serving/core';
import { anEnvironment } from '@spot-serving/testkit';

import { platformImages } from '../src/platform-images';
import { productionRules } from '../src/rules/production-rules';

const manifest = `sha256:${'6'.repeat(64)}`;
const digest = `sha256:${'7'.repeat(64)}`;
const lookedUp = { digest, platform: 'linux/amd64', source: 'made up for a test', read: '2026-11-28' };
const blocks = { cidrs: ['198.51.100.0/24'], source: lookedUp.source, read: lookedUp.read };
const served: Readonly<Record<string, ServedModelSection>> = { resnet: { version: 6, sizeMiB: 98, manifest } };
const models = { publishers: ['arn:aws:iam::111122223333:role/publisher'], served };
const serving = ['docker.io/tensorflow/serving:2.19.1', 'docker.io/amazon/aws-cli:2.34.24'];

/** Production, all of whose images are looked up. */
const good = anEnvironment({
  ...{ tier: 'prod', models, endpoint: { hostName: 'models.example.com', zoneName: 'example.com' } },
  platform: { imageRegistry: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/mirror' },
});
const all = [...platformImages(good), ...serving];
const resolved = (images: readonly string[]): Partial<Environment> => ({
  versions: { images: Object.fromEntries(images.map((image) => [image, lookedUp])), s3: { 'eu-west-1': blocks } },
});

const told = (change: Partial<Environment>): string[] =>
  environmentProblems({ ...good, ...resolved(all), ...change }, productionRules)
    .filter(({ path }) => /^(platform|models|versions\.(images|s3))/.test(path))
    .map(describeProblem);

describe('production', () => {
  it('is taken with every image looked up, a registry, and the manifest of each version', () => {
    expect(told({})).toEqual([]);
  });

  it.each(all)('is refused while nobody has looked up %s', (image) => {
    const line = `versions.images[${JSON.stringify(image)}] is missing: `;
    expect(told(resolved(all.filter((other) => other !== image)))).toEqual([
      expect.stringMatching(/npm run resolve-versions -- test-app/),
    ]);
    expect(told(resolved(all.filter((other) => other !== image)))[0]).toMatch(line);
  });

  it('needs what reads demand only where a model scales on demand', () => {
    const demanded = { resnet: { ...served.resnet, version: 6, sizeMiB: 98, scaling: { concurrencyPerPod: 3 } } };
    expect(told({ models: { ...models, served: demanded } })).toEqual(
      ['alertmanager', 'prometheus', 'prometheus-adapter'].map((name) => expect.stringMatching(`/${name}:v`) as string),
    );
  });

  it('is refused without a registry of its own, unless it says why', () => {
    expect(told({ platform: {} })).toEqual([
      expect.stringMatching(/^platform\.imageRegistry is missing: .*mirror-images.*unnecessary/),
    ]);
    expect(told({ platform: undefined })).toHaveLength(1);
    expect(told({ platform: { imageRegistry: { unnecessary: 'three nodes that nobody replaces' } } })).toEqual([]);
  });

  it('is refused a version of which it does not say what its files are', () => {
    const bare = { resnet: { version: 6, sizeMiB: 98, canary: { version: 7, weight: 0 } } };
    expect(told({ models: { ...models, served: bare } })).toEqual([
      expect.stringMatching(/^models\.served\.resnet\.manifest is missing: .*npx promote-model test-app resnet 6`/),
      expect.stringMatching(/^models\.served\.resnet\.canary\.manifest is missing: .* resnet 7 --canary 0`/),
    ]);
  });

  it('is refused while nobody has looked up the blocks of S3 in its region, or written them', () => {
    const { versions } = resolved(all);
    const line = /^versions\.s3\["eu-west-1"\] is missing: .*npm run resolve-versions -- test-app/;
    expect(told({ versions: { ...versions, s3: { 'us-east-1': blocks } } })).toEqual([expect.stringMatching(line)]);
    expect(told({ versions: { ...versions, s3: undefined }, serving: { storeCidrs: blocks.cidrs } })).toEqual([]);
  });

  it.each(['dev', 'staging'] as const)('is stricter than %s', (tier) => {
    const bare = { resnet: { version: 6, sizeMiB: 98 } };
    expect(told({ tier, platform: {}, versions: {}, models: { ...models, served: bare } })).toEqual([]);
  });
});
