import {
  addonNames,
  checkEnvironment,
  describeProblem,
  type Environment,
  environmentProblems,
  type ResolvedVersions,
} from '../src';
import { someEnvironment } from './some-environment';
import { someVersions } from './some-versions';

const dev = someEnvironment;
const prod: Environment = { ...dev, tier: 'prod', versions: someVersions() };
const serving: Environment = {
  ...prod,
  models: { ...prod.models, served: { resnet: { version: 3, sizeMiB: 100 } } },
  endpoint: { hostName: 'models.example.com', zoneName: 'example.com' },
};

const described = (environment: unknown) => environmentProblems(environment).map(describeProblem);
const withVersions = (versions: unknown, base: Environment = dev) => described({ ...base, versions });
const minor = (change: object) => ({ kubernetes: { '1.35': { ...someVersions().kubernetes?.['1.35'], ...change } } });

const lookedUp = { source: 'made up for a test', read: '2026-11-22' };
const image = { ...lookedUp, digest: `sha256:${'0'.repeat(64)}`, platform: 'linux/amd64' } as const;
const modelServer = 'docker.io/tensorflow/serving:2.19.1';
const loader = 'docker.io/amazon/aws-cli:2.34.24';

/** Wrong `versions` sections, each with its problems in order. */
const wrong: readonly [string, unknown, readonly RegExp[]][] = [
  [
    'the former shape, by minor alone',
    { '1.35': {} },
    [/^versions\["1\.35"\] is \{\}: remove it or correct its name; known here: kubernetes, charts, images/],
  ],
  [
    'an unknown add-on',
    minor({ addons: { istio: {} } }),
    [/^versions\.kubernetes\["1\.35"\]\.addons\.istio is \{\}: remove it or correct its name; known here: vpc-cni/],
  ],
  [
    'a version without its source, and a wrong day',
    minor({ nodeImage: { version: 'latest', read: 'today' } }),
    [
      /nodeImage\.version is "latest": write a version such as/,
      /nodeImage\.source is missing: say where/,
      /nodeImage\.read is "today": write the day/,
    ],
  ],
  [
    'an image of another minor',
    minor({ nodeImage: { ...lookedUp, version: '1.34.2-20261001' } }),
    [/^versions\.kubernetes\["1\.35"\]\.nodeImage\.version is "1\.34\.2-20261001": take a release of Kubernetes 1\.35/],
  ],
  [
    'a digest that is none, of a foreign platform',
    { images: { [modelServer]: { ...image, digest: 'sha256:12', platform: 'linux/arm64' } } },
    [/\.digest is "sha256:12": write sha256:/, /\.platform is "linux\/arm64": write 'linux\/amd64'/],
  ],
  ['an image without tag', { images: { 'docker.io/tensorflow/serving': image } }, [/name an image with its tag/]],
  ['an image named with its digest', { images: { [`${modelServer}@${image.digest}`]: image } }, [/without its digest/]],
  [
    'a chart of a range, from a plain address',
    { charts: { 'metrics-server': { ...lookedUp, version: '^3', repository: 'http://charts.example' } } },
    [/metrics-server\.version is "\^3": write a version/, /repository is "http:.*https:\/\/ or oci:/],
  ],
];

describe('the versions section', () => {
  it.each(wrong)('refuses %s', (_, versions, expected) => {
    const lines = withVersions(versions);
    expect(lines).toHaveLength(expected.length);
    expected.forEach((line, index) => expect(lines[index]).toMatch(line));
  });

  it('names every version that prod has not resolved, and where', () => {
    expect(
      withVersions(
        { kubernetes: { '1.35': { addons: { ...someVersions().kubernetes?.['1.35']?.addons, coredns: undefined } } } },
        prod,
      ),
    ).toEqual([
      `versions.kubernetes["1.35"].nodeImage is missing: nobody has looked it up: run \`npm run resolve-versions -- ${prod.name}\`, and review what it writes`,
      `versions.kubernetes["1.35"].addons.coredns is missing: nobody has looked it up: run \`npm run resolve-versions -- ${prod.name}\`, and review what it writes`,
    ]);
  });

  it('refuses in prod a minor that nobody looked up, and takes it in dev', () => {
    expect(described({ ...prod, cluster: { version: '1.34' } })).toHaveLength(1 + addonNames.length);
    expect(described({ ...prod, tier: 'dev', cluster: { version: '1.34' } })).toEqual([]);
  });

  it('refuses images of served models by tag alone in prod, and takes them in dev', () => {
    expect(described(serving)).toEqual([
      `versions.images["${modelServer}"] is missing: nobody has looked it up: run \`npm run resolve-versions -- ${prod.name}\`, and review what it writes`,
      `versions.images["${loader}"] is missing: nobody has looked it up: run \`npm run resolve-versions -- ${prod.name}\`, and review what it writes`,
    ]);
    expect(described({ ...serving, tier: 'dev' })).toEqual([]);
  });

  it('takes images whose digest was looked up, or is written out', () => {
    const versions: ResolvedVersions = { ...someVersions(), images: { [modelServer]: image } };
    expect(described({ ...serving, versions, serving: { loaderImage: `${loader}@${image.digest}` } })).toEqual([]);
  });

  it('wants no image where no model is served', () => {
    expect(described(prod)).toEqual([]);
    expect(checkEnvironment(dev).versions).toEqual({ kubernetes: {}, charts: {}, images: {}, s3: {} });
  });
});
