import { chartsIn } from '../../src/app/charts-in';
import { imagesIn } from '../../src/app/images-in';
import { usedImages } from '../../src/app/used-images';
import { someApp } from './some-app';

const values = (document: object) => ({
  resource: { helm_release: { one: { chart: 'one', values: [JSON.stringify(document)] } } },
});

describe('chartsIn', () => {
  it('takes charts of repositories, and no folder', () => {
    const used = { chart: 'metrics-server', repository: 'https://charts.example', version: '3.13.1' };
    expect(
      chartsIn({ resource: { helm_release: { a: { ...used, name: 'a' }, b: { chart: './charts/model' } } } }),
    ).toEqual([used]);
    expect(chartsIn({})).toEqual([]);
  });
});

describe('imagesIn', () => {
  it.each([
    [
      'a pod',
      {
        resource: {
          kubernetes_deployment_v1: {
            a: { spec: { template: { spec: { init_container: [{ image: 'l:1' }], container: [{ image: 'm:2' }] } } } },
          },
        },
      },
      ['l:1', 'm:2'],
    ],
    ['values by repository and tag', values({ image: { repository: 'a.example/b', tag: 'v1' } }), ['a.example/b:v1']],
    [
      'values by registry, repository and digest',
      values({ sidecar: { image: { registry: 'a.example', repository: 'b', digest: 'sha256:1' } } }),
      ['a.example/b@sha256:1'],
    ],
    ['values that hold what only an apply knows', values({ image: 'a:1', vpcId: '${aws_vpc.a.id}' }), ['a:1']],
    ['an image of a machine', { resource: { aws_launch_template: { a: { image: 'ami' } } } }, []],
    ['values without an image', values({ image: { pullPolicy: 'Always' } }), []],
    ['no resources', {}, []],
  ])('finds those of %s', (_, stack, expected) => {
    expect(imagesIn(stack)).toEqual(expected);
  });
});

describe('usedImages', () => {
  const served = {
    models: { served: { resnet: { version: 3, sizeMiB: 100 } } },
    serving: { modelServerImage: 'docker.io/tensorflow/serving:2.19.1' },
  };
  const digest = `sha256:${'0'.repeat(64)}`;

  it('adds what models are served with, named by tag, also before the stacks can be synthesized', () => {
    expect(usedImages(someApp(served), []).images).toEqual([
      'docker.io/amazon/aws-cli:2.34.24',
      'docker.io/tensorflow/serving:2.19.1',
    ]);
    expect(usedImages(someApp(), []).images).toEqual([]);
  });

  it('names each image once, without the digest that the file has', () => {
    expect(usedImages(someApp(), [`a.example/b:1@${digest}`, 'a.example/b:1', `a.example/c@${digest}`]).images).toEqual(
      ['a.example/b:1', `a.example/c@${digest}`],
    );
  });

  it('finds the originals of copies that the file knows or every platform runs, and tells of the others', () => {
    const app = someApp(
      { platform: { imageRegistry: 'mirror.example/x' } },
      { images: { 'docker.io/a/b:1': { digest, platform: 'linux/amd64', source: 'made up', read: '2026-11-22' } } },
    );
    const pause = `mirror.example/x/pause:3.10.1@${digest}`;
    const named = ['mirror.example/x/a/b:1', 'mirror.example/x/c:1', 'other.example/d:1', pause];
    expect(usedImages(app, named)).toEqual({
      images: ['docker.io/a/b:1', 'other.example/d:1', 'registry.k8s.io/pause:3.10.1'],
      ofUnknownOrigin: ['mirror.example/x/c:1'],
    });
  });
});
