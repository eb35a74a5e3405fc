import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { rehearseApp, synthesizeApp, type SynthesizedStack } from '@spot-serving/testkit';

import { ServingCopy } from './serving-copy';

jest.setTimeout(180_000);

const layers = ['network', 'cluster', 'models', 'platform', 'serving'];
const names = layers.map((layer) => `prod-eu-west-1-${layer}`);

type Body = Readonly<Record<string, unknown>>;
const bodies = (stack: SynthesizedStack | undefined, type: string): Body[] =>
  Object.values((stack?.resource?.[type] ?? {}) as Readonly<Record<string, Body>>);
/** Every image that a stack's pods run. */
const imagesIn = (stack: SynthesizedStack | undefined) =>
  [...JSON.stringify(stack?.resource?.kubernetes_deployment_v1).matchAll(/"image":"([^"]+)"/g)].map(
    ([, image]) => image,
  );

describe('prod-eu-west-1 once it serves models', () => {
  const copy = new ServingCopy('./test/fixtures/serving-environment');
  afterAll(() => copy.dispose());

  describe('as synthesized', () => {
    const stacks = synthesizeApp(copy.folder);
    const stack = (layer: string) => stacks.get(`prod-eu-west-1-${layer}`);

    it('has its five stacks, in three zones with a NAT gateway each', () => {
      expect([...stacks.keys()].sort()).toEqual([...names].sort());
      expect(bodies(stack('network'), 'aws_nat_gateway')).toHaveLength(3);
      const zones = bodies(stack('network'), 'aws_subnet').map(({ availability_zone: zone }) => String(zone));
      // Each private subnet takes a zone that no other has, and each public one that of a private one.
      expect([
        new Set(zones.filter((zone) => zone.startsWith('${element('))).size,
        zones.filter((zone) => zone.startsWith('${aws_subnet.')).length,
      ]).toEqual([3, 3]);
    });

    it('runs every container of its models by digest', () => {
      const images = imagesIn(stack('serving'));
      expect(images.length).toBeGreaterThanOrEqual(6);
      expect(images.filter((image) => !/@sha256:[0-9a-f]{64}$/.test(image ?? ''))).toEqual([]);
    });

    it('keeps its API server private, and every role within the boundary', () => {
      expect(bodies(stack('cluster'), 'aws_eks_cluster')).toMatchObject([
        { vpc_config: { endpoint_private_access: true, endpoint_public_access: false } },
      ]);
      const boundaries = [...stacks.values()]
        .flatMap((each) => bodies(each, 'aws_iam_role'))
        .map(({ permissions_boundary: boundary }) => boundary);
      expect(new Set(boundaries)).toEqual(
        new Set(['arn:aws:iam::111122223333:policy/delivery-prod-eu-west-1-boundary']),
      );
    });

    it('leaves each pod the time to drain before its node goes', () => {
      const pods = bodies(stack('serving'), 'kubernetes_deployment_v1').map(
        ({ spec }) => (spec as { readonly template: { readonly spec: Body } }).template.spec,
      );
      expect(pods).toHaveLength(3);
      for (const pod of pods) expect(pod.termination_grace_period_seconds).toBeLessThan(120);
    });
  });

  it('is rehearsed: applied in order, and then nothing is left to do', () => {
    const { status, result } = rehearseApp(copy.folder);
    expect(status).toBe(0);
    expect(result).toMatchObject({ stacks: names.map((name) => ({ name, secondPlanEmpty: true })) });
  });
});

describe('prod-eu-west-1 without what it must have', () => {
  it.each([
    [
      'that its images have no digests',
      `versions: { ...serving.versions, images: {} }`,
      /versions\.images\["docker\.io\/tensorflow\/serving:2\.19\.1"\][^]*versions\.images\["docker\.io\/amazon\/aws-cli:/,
    ],
    [
      'that a pod drains for too long',
      `models: { ...serving.models, served: { resnet: { version: 6, sizeMiB: 98, longestRequestSeconds: 100, preStopSeconds: 110, gracePeriodSeconds: 115 } } }`,
      /models\.served\.resnet[^]*120/,
    ],
    [
      'that nothing reaches its API server',
      `delivery: { repository: 'your-organization/spot-serving' }`,
      /delivery\.runner/,
    ],
  ])('is refused for %s', (_, change, words) => {
    const copy = new ServingCopy('./changed');
    try {
      writeFileSync(
        join(copy.folder, 'changed.ts'),
        `import { environment as serving } from './test/fixtures/serving-environment';\nexport const environment = { ...serving, ${change} };\n`,
      );
      expect(() => synthesizeApp(copy.folder)).toThrow(words);
    } finally {
      copy.dispose();
    }
  });
});
