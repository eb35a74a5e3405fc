import { JSDOM } from 'jsdom';

import { objectsOf } from '../../src/cost/plan-objects';
import { digest, reviewPage } from '../../src/page';
import { holds, readDrains } from '../../src/page/scene/read-drains';
import { readScene } from '../../src/page/scene/read-scene';
import { planOf } from '../../src/render/item';
import { readReview } from '../../src/render/read-review';
import { changedApp } from '../support/deployed';
import { aPlan, type ChangeInit } from '../support/plan-json';

const pageOf = (changes: readonly ChangeInit[], name = 'stack'): Document =>
  new JSDOM(reviewPage('A review', { stacks: [{ name, result: { plan: aPlan(changes) } }] })).window.document;

function sceneOf(change: string) {
  const input = { stacks: changedApp(change) };
  const read = readReview(input);
  return readScene(
    input.stacks.flatMap((stack) => planOf(stack) ?? []),
    read.items,
    read.redaction,
  );
}

describe('the page of a review', () => {
  it('lets in its own style and script by their hashes, and nothing from elsewhere', () => {
    const page = pageOf([{ address: 'aws_vpc.a', after: { cidr_block: '10.0.0.0/16' } }]);
    const policy = page.querySelector('meta[http-equiv]')?.getAttribute('content');
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
    );
    expect([...page.querySelectorAll('[src], link, [style], iframe, object, embed')]).toEqual([]);
  });

  it('shows what a plan says as text, wherever it stands', () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const page = pageOf(
      [
        { address: 'aws_vpc.a', actions: ['create'], after: { cidr_block: evil, tags: { Name: evil } } },
        { address: `aws_s3_bucket.b["${evil}"]`, actions: ['create'], after: { bucket: evil } },
        { address: 'aws_subnet.c', actions: ['create'], after: { availability_zone: evil } },
        { address: 'helm_release.d', actions: ['create'], after: { name: evil, chart: evil } },
        { address: 'aws_sqs_queue.e', before: { name: 'x', policy: 'a' }, after: { name: evil, policy: evil } },
      ],
      evil,
    );
    expect(page.querySelectorAll('script')).toHaveLength(1);
    expect([...page.querySelectorAll('img, [onerror]')]).toEqual([]);
    expect(page.body.textContent).toContain('onerror=alert(1)');
  });

  it('hides what the review hides, in the picture too', () => {
    const secret = 'correct-horse-battery-staple';
    const changes = [
      {
        address: 'aws_db_instance.a',
        after: { identifier: secret, password: secret },
        afterSensitive: { password: true },
      },
      { address: 'aws_s3_bucket.b', actions: ['create'], after: { bucket: `x-${secret}` } },
    ];
    expect(pageOf(changes).documentElement.outerHTML).not.toContain(secret);
  });
});

describe('the picture', () => {
  it('has what stands, by its names and numbers', () => {
    const { networks, cluster, pools, models, balancers, stores, fresh } = sceneOf('nothing');
    expect(fresh).toBe(false);
    expect(networks).toMatchObject([{ name: 'dev-eu-west-1', cidr: '10.16.0.0/16', mark: 'same' }]);
    expect(
      networks[0]?.zones.map(({ name, privateSubnets, publicSubnets }) => [name, privateSubnets, publicSubnets]),
    ).toEqual([
      ['eu-west-1a', 1, 1],
      ['eu-west-1b', 1, 1],
    ]);
    expect(cluster).toMatchObject({ name: 'dev-eu-west-1', mark: 'same' });
    expect(pools).toContainEqual(expect.objectContaining({ name: 'dev-eu-west-1-general', spot: true, most: 8 }));
    expect(models.map(({ name }) => name).sort()).toEqual(['ranker', 'resnet', 'resnet-canary']);
    expect(models.find(({ name }) => name === 'resnet-canary')).toMatchObject({ percent: 10 });
    expect(balancers).toMatchObject([
      { facesInternet: false, hosts: expect.arrayContaining(['models.dev.example.com']) },
    ]);
    expect(stores).toContainEqual({ name: 'dev-eu-west-1-models-111122223333', what: 'bucket', mark: 'same' });
  });

  it.each([
    ['pool-renamed', 'pools', 'dev-eu-west-1-general', 'gone'],
    ['pool-renamed', 'pools', 'dev-eu-west-1-everyday', 'new'],
    ['max-size-60', 'pools', 'dev-eu-west-1-general', 'changed'],
    ['model-removed', 'models', 'ranker', 'gone'],
    ['another-version', 'models', 'ranker', 'changed'],
    ['queue-removed', 'stores', 'dev-eu-west-1-interruptions', 'gone'],
    ['vpc-cidr', 'networks', 'dev-eu-west-1', 'replaced'],
  ] as const)('of %s marks in its %s that %s is %s', (change, where, name, mark) => {
    expect(sceneOf(change)[where]).toContainEqual(expect.objectContaining({ name, mark }));
  });
});

describe('the drain', () => {
  const drainsOf = (change: string) =>
    readDrains(
      objectsOf(
        changedApp(change).flatMap((stack) => planOf(stack) ?? []),
        'after',
      ),
    );

  it('is read of the pods, and holds', () => {
    const [drain] = drainsOf('nothing');
    expect(drain).toMatchObject({ ends: 120, perNode: 1 });
    expect(drain?.killed).toBeCloseTo(62.9);
    expect(drainsOf('nothing').every(holds)).toBe(true);
  });

  it('does not hold where a pod is killed before its requests have their answers', () => {
    expect(drainsOf('grace-of-5-seconds').every(holds)).toBe(false);
  });
});

describe('the digest of an environment', () => {
  it('has a line for what it is, costs, how soon it scales, and what a Spot warning does', () => {
    const lines = new Map(digest({ stacks: changedApp('nothing') }));
    expect([...lines.keys()]).toEqual(['Built', 'Nodes', 'Models', 'Costs', 'Scales', 'Spot warning', 'Review']);
    expect(lines.get('Built')).toMatch(
      /^\d+ objects in 5 stacks, a network over 2 zones, EKS 1\.\d+ with a private API$/,
    );
    expect(lines.get('Costs')).toMatch(/^[\d,]+-[\d,]+ USD a month as expected/);
    expect(lines.get('Spot warning')).toContain('gone by 62.9 s of 120: no request is cut off');
    expect(new Map(digest({ stacks: changedApp('grace-of-5-seconds') })).get('Spot warning')).toContain(
      'NOT every request',
    );
  });

  it('leaves out what a plan does not say', () => {
    const stacks = [
      { name: 'a', result: { plan: aPlan([{ address: 'aws_sqs_queue.a', actions: ['create'], after: {} }]) } },
    ];
    expect(digest({ stacks })).toEqual([
      ['Built', '1 object in 1 stack'],
      ['Review', 'Routine, 1 object to create'],
    ]);
  });
});
