import {
  checkEnvironment,
  describeProblem,
  type Environment,
  environmentProblems,
  missingManifestProblems,
  placeholderDigest,
  placeholderProblems,
  withPlaceholders,
} from '../src';
import { someEnvironment } from './some-environment';
import { someVersions } from './some-versions';

const modelServer = 'docker.io/tensorflow/serving:2.19.1';
const loader = 'docker.io/amazon/aws-cli:2.34.24';
const lookedUp = {
  digest: `sha256:${'7'.repeat(64)}`,
  platform: 'linux/amd64',
  source: 'made up for a test',
  read: '2026-11-22',
};
const manifest = `sha256:${'5'.repeat(64)}`;
const controller = 'registry.example/controller:1.2.3';
/** What production runs beside its models. */
const runs = () => [controller];
const prod: Environment = {
  ...someEnvironment,
  tier: 'prod',
  versions: { ...someVersions(), images: { [loader]: lookedUp } },
  models: { ...someEnvironment.models, served: { resnet: { version: 3, sizeMiB: 100, manifest } } },
  endpoint: { hostName: 'models.example.com', zoneName: 'example.com' },
  serving: { storeCidrs: ['198.51.100.0/24'] },
};

const placed: unknown = expect.objectContaining({
  digest: placeholderDigest,
  source: expect.stringMatching(/placeholder/),
});

const blocks: unknown = expect.objectContaining({
  cidrs: ['192.0.2.0/24'],
  source: expect.stringMatching(/placeholder/),
});

describe('a rehearsal of production', () => {
  it('has a placeholder for what nobody looked up, and nothing else is different', () => {
    const rehearsed = withPlaceholders(prod, runs);
    expect(rehearsed.versions?.images).toEqual({ [loader]: lookedUp, [modelServer]: placed, [controller]: placed });
    expect(rehearsed.versions?.s3).toBeUndefined();
    expect({ ...rehearsed, versions: prod.versions }).toEqual(prod);
    expect(environmentProblems(rehearsed)).toEqual([]);
  });

  it.each<[string, Partial<Environment>]>([
    ['development', { tier: 'dev' }],
    [
      'one whose images are looked up',
      {
        versions: { ...prod.versions, images: { [loader]: lookedUp, [modelServer]: lookedUp, [controller]: lookedUp } },
      },
    ],
    [
      'one with images by digest',
      {
        serving: { ...prod.serving, modelServerImage: `${modelServer}@${lookedUp.digest}` },
        versions: { ...prod.versions, images: { [loader]: lookedUp, [controller]: lookedUp } },
      },
    ],
  ])('leaves %s as it is', (_, change) => {
    const environment = { ...prod, ...change };
    expect(withPlaceholders(environment, runs)).toBe(environment);
  });

  it('has none for what models are served with where none is served', () => {
    const environment = { ...prod, models: someEnvironment.models, endpoint: undefined };
    expect(withPlaceholders(environment, runs).versions?.images).toEqual({ [loader]: lookedUp, [controller]: placed });
  });

  it('has one for the manifest of each version that is named without, and keeps what was written', () => {
    const resnet = { version: 3, sizeMiB: 100, manifest, canary: { version: 4, weight: 0 } };
    const served = { resnet, ranker: { version: 1, sizeMiB: 20 } };
    const environment = { ...prod, models: { ...prod.models, served } };
    const rehearsed = withPlaceholders(environment, runs);
    expect(rehearsed.models.served).toEqual({
      resnet: { ...resnet, canary: { ...resnet.canary, manifest: placeholderDigest } },
      ranker: { ...served.ranker, manifest: placeholderDigest },
    });
    expect(missingManifestProblems(rehearsed)).toEqual([]);
    expect(withPlaceholders({ ...environment, tier: 'dev' }, runs).models.served).toEqual(served);
  });

  it.each([
    ['no object', 'prod'],
    ['models that are none', { ...prod, models: { ...prod.models, served: { resnet: 7 } } }],
    ['versions that are none', { ...prod, versions: 5 }],
    ['an entry that is none', { ...prod, versions: { images: { [loader]: 'sha256:7' } } }],
  ])('leaves to its check what has %s', (_, environment) => {
    expect(withPlaceholders(environment as Environment, runs)).toBe(environment);
  });

  it('finds what is missing beside what is wrong', () => {
    const wrong = { ...prod, region: 7 } as unknown as Environment;
    expect(environmentProblems(withPlaceholders(wrong, runs)).map(({ path }) => path)).toEqual(['region']);
  });
});

describe('the blocks of S3', () => {
  const open = { ...prod, serving: undefined };
  const { source, read } = lookedUp;
  const found = { cidrs: ['198.51.100.0/24'], source, read };
  const all = { ...prod.versions, images: { [loader]: lookedUp, [modelServer]: lookedUp, [controller]: lookedUp } };

  it('of the region limit where pods of models go, unless somebody wrote others', () => {
    const versions = { ...all, s3: { 'eu-west-1': found, 'us-east-1': { ...found, cidrs: ['203.0.113.0/24'] } } };
    expect(checkEnvironment({ ...open, versions }).serving.storeCidrs).toEqual(found.cidrs);
    const serving = { storeCidrs: ['198.51.100.128/25'] };
    expect(checkEnvironment({ ...open, versions, serving }).serving).toMatchObject(serving);
    expect(checkEnvironment({ ...open, versions: all }).serving.storeCidrs).toEqual([]);
    expect(withPlaceholders({ ...open, versions: all, serving }, runs).versions?.s3).toBeUndefined();
  });

  it('are a placeholder in a rehearsal, where nobody looked them up', () => {
    expect(withPlaceholders(open, runs).versions?.s3).toEqual({ 'eu-west-1': blocks });
    expect(withPlaceholders({ ...open, models: someEnvironment.models }, runs).versions?.s3).toBeUndefined();
  });

  it('are refused as a placeholder by a plan or a deploy', () => {
    const written = withPlaceholders({ ...open, versions: all }, runs);
    expect(placeholderProblems(written).map(describeProblem)).toEqual([
      expect.stringMatching(
        /^versions\.s3\["eu-west-1"\]\.cidrs is "192\.0\.2\.0\/24": .*npm run resolve-versions -- /,
      ),
    ]);
    expect(placeholderProblems({ ...open, versions: { ...all, s3: { 'eu-west-1': found } } })).toEqual([]);
  });
});

describe('a plan or a deploy', () => {
  const canary = { version: 4, weight: 5 };
  const bare = { ...prod, models: { ...prod.models, served: { resnet: { version: 3, sizeMiB: 100, canary } } } };

  it('is refused a version of which nobody says what its files are, with the command that writes it', () => {
    expect(missingManifestProblems(bare).map(describeProblem)).toEqual([
      expect.stringMatching(
        /^models\.served\.resnet\.manifest is missing: .*`npx promote-model dev-eu-west-1 resnet 3`/,
      ),
      expect.stringMatching(/^models\.served\.resnet\.canary\.manifest is missing: .* resnet 4 --canary 5`/),
    ]);
    expect(missingManifestProblems(prod)).toEqual([]);
    expect(missingManifestProblems({ ...bare, tier: 'staging' })).toEqual([]);
  });

  it('is refused the placeholder of a manifest', () => {
    const looked = {
      ...prod.versions,
      images: { [loader]: lookedUp, [modelServer]: lookedUp, [controller]: lookedUp },
    };
    const written = withPlaceholders({ ...bare, versions: looked }, runs);
    expect(placeholderProblems(written).map(describeProblem)).toEqual([
      expect.stringMatching(/^models\.served\.resnet\.manifest is "sha256:0+": .*no manifest: run `npx promote-model /),
      expect.stringMatching(/^models\.served\.resnet\.canary\.manifest is /),
    ]);
  });

  it('is refused a placeholder wherever it is written, with the command that looks it up', () => {
    const written = {
      ...withPlaceholders(prod, runs),
      serving: { ...prod.serving, loaderImage: `docker.io/amazon/aws-cli:2.34.0@${placeholderDigest}` },
    };
    expect(placeholderProblems(written).map(describeProblem)).toEqual([
      expect.stringMatching(
        /^versions\.images\["docker\.io\/tensorflow\/serving:2\.19\.1"\]\.digest is .*npm run resolve-versions -- /,
      ),
      expect.stringMatching(/^versions\.images\["registry\.example\/controller:1\.2\.3"\]\.digest is /),
      expect.stringMatching(/^serving\.loaderImage is .*placeholder of rehearsals/),
    ]);
  });

  it('takes what was looked up', () => {
    expect(placeholderProblems(prod)).toEqual([]);
  });
});
