import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { synthesizeApp, type SynthesizedStack } from '@spot-serving/testkit';

jest.setTimeout(60_000);

const app = join(__dirname, '..');

type Body = Readonly<Record<string, unknown>>;
const bodies = (stack: SynthesizedStack | undefined, type: string): Body[] =>
  Object.values((stack?.resource?.[type] ?? {}) as Readonly<Record<string, Body>>);
/** Every image that a stack's pods run, and those of charts by repository and tag. */
const imagesIn = (stack: SynthesizedStack | undefined) => {
  const [pods, charts] = ['kubernetes_deployment_v1', 'helm_release'].map((type) =>
    JSON.stringify(stack?.resource?.[type] ?? {}),
  );
  return [
    ...[...(pods ?? '').matchAll(/"image":"([^"]+)"/g)].map(([, image]) => image),
    ...[...(charts ?? '').matchAll(/"repository\\":\\"([^"]+)\\",\\"tag\\":\\"([^"]+)\\"/g)].map(
      ([, name, tag]) => `${name}:${tag}`,
    ),
  ];
};

describe('prod-eu-west-1', () => {
  const stacks = synthesizeApp(app);
  const stack = (layer: string) => stacks.get(`prod-eu-west-1-${layer}`);

  it('is in three zones with a NAT gateway each', () => {
    expect(bodies(stack('network'), 'aws_nat_gateway')).toHaveLength(3);
    const zones = bodies(stack('network'), 'aws_subnet').map(({ availability_zone: zone }) => String(zone));
    // Each private subnet takes a zone that no other has, and each public one, and each one of balancers, that of a private one.
    expect([
      new Set(zones.filter((zone) => zone.startsWith('${element('))).size,
      zones.filter((zone) => zone.startsWith('${aws_subnet.')).length,
    ]).toEqual([3, 6]);
  });

  it.each([
    ['models', 'serving', 6],
    ['controllers', 'platform', 8],
  ])('runs every container of its %s by digest, from a registry of its own', (_, layer, least) => {
    const images = imagesIn(stack(layer));
    expect(images.length).toBeGreaterThanOrEqual(least);
    const own = /^444455556666\.dkr\.ecr\.eu-west-1\.amazonaws\.com\/mirror\/[^@]+@sha256:[0-9a-f]{64}$/;
    expect(images.filter((image) => !own.test(image ?? ''))).toEqual([]);
  });

  it('keeps its API server private, and every role within the boundary', () => {
    expect(bodies(stack('cluster'), 'aws_eks_cluster')).toMatchObject([
      { vpc_config: { endpoint_private_access: true, endpoint_public_access: false } },
    ]);
    const boundaries = [...stacks.values()]
      .flatMap((each) => bodies(each, 'aws_iam_role'))
      .map(({ permissions_boundary: boundary }) => boundary);
    expect(boundaries.filter((boundary) => !String(boundary).endsWith('delivery-prod-eu-west-1-boundary'))).toEqual([]);
  });

  it('leaves each pod the time to drain before its node goes', () => {
    const pods = bodies(stack('serving'), 'kubernetes_deployment_v1').map(
      ({ spec }) => (spec as { readonly template: { readonly spec: Body } }).template.spec,
    );
    expect(pods).toHaveLength(3);
    for (const pod of pods) expect(pod.termination_grace_period_seconds).toBeLessThan(120);
  });

  it('is not synthesized for a plan or a deploy while nobody has looked up what it runs', () => {
    const out = mkdtempSync(join(tmpdir(), 'unresolved-'));
    try {
      const run = spawnSync('node ../../tools/run-app.mjs', {
        cwd: app,
        shell: true,
        encoding: 'utf8',
        env: { ...process.env, SPOT_SERVING_REHEARSAL: undefined, CDKTF_OUTDIR: out },
      });
      expect(run).toMatchObject({
        status: 2,
        stderr: expect.stringMatching(
          /versions\.images\["docker\.io\/tensorflow\/serving:2\.19\.1"\].*run `npm run resolve-versions -- prod-eu-west-1`/,
        ) as string,
      });
      expect(readdirSync(out)).toEqual([]);
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
