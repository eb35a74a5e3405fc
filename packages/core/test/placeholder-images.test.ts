import {
  describeProblem,
  type Environment,
  environmentProblems,
  placeholderDigest,
  placeholderProblems,
  withPlaceholderImages,
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
const prod: Environment = {
  ...someEnvironment,
  tier: 'prod',
  versions: { ...someVersions(), images: { [loader]: lookedUp } },
  models: { ...someEnvironment.models, served: { resnet: { version: 3, sizeMiB: 100 } } },
  endpoint: { hostName: 'models.example.com', zoneName: 'example.com' },
};

describe('a rehearsal of production', () => {
  it('has a placeholder for what nobody looked up, and nothing else is different', () => {
    const rehearsed = withPlaceholderImages(prod);
    expect(rehearsed.versions?.images).toEqual({
      [loader]: lookedUp,
      [modelServer]: expect.objectContaining({
        digest: placeholderDigest,
        source: expect.stringMatching(/placeholder/),
      }),
    });
    expect({ ...rehearsed, versions: prod.versions }).toEqual(prod);
    expect(environmentProblems(rehearsed)).toEqual([]);
  });

  it.each<[string, Partial<Environment>]>([
    ['development', { tier: 'dev' }],
    ['one that serves nothing', { models: someEnvironment.models, endpoint: undefined }],
    [
      'one whose images are looked up',
      { versions: { ...prod.versions, images: { [loader]: lookedUp, [modelServer]: lookedUp } } },
    ],
    ['one with images by digest', { serving: { modelServerImage: `${modelServer}@${lookedUp.digest}` } }],
  ])('leaves %s as it is', (_, change) => {
    const environment = { ...prod, ...change };
    expect(withPlaceholderImages(environment)).toBe(environment);
  });

  it.each([
    ['no object', 'prod'],
    ['versions that are none', { ...prod, versions: 5 }],
    ['an entry that is none', { ...prod, versions: { images: { [loader]: 'sha256:7' } } }],
  ])('leaves to its check what has %s', (_, environment) => {
    expect(withPlaceholderImages(environment as Environment)).toBe(environment);
  });

  it('finds what is missing beside what is wrong', () => {
    const wrong = { ...prod, region: 7 } as unknown as Environment;
    expect(environmentProblems(withPlaceholderImages(wrong)).map(({ path }) => path)).toEqual(['region']);
  });
});

describe('a plan or a deploy', () => {
  it('is refused a placeholder wherever it is written, with the command that looks it up', () => {
    const written = {
      ...withPlaceholderImages(prod),
      serving: { loaderImage: `docker.io/amazon/aws-cli:2.34.0@${placeholderDigest}` },
    };
    expect(placeholderProblems(written).map(describeProblem)).toEqual([
      expect.stringMatching(
        /^versions\.images\["docker\.io\/tensorflow\/serving:2\.19\.1"\]\.digest is .*npm run resolve-versions -- /,
      ),
      expect.stringMatching(/^serving\.loaderImage is .*placeholder of rehearsals/),
    ]);
  });

  it('takes what was looked up', () => {
    expect(placeholderProblems(prod)).toEqual([]);
  });
});
