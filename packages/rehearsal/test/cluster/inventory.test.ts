import { Api } from '../../src/cluster/api';
import { cameFrom, type Found, inventory, madeSince, named } from '../../src/cluster/inventory';
import { apiStandIn } from './api-stand-in';

const found = (uid: string, change: Partial<Found> = {}): Found => ({
  uid,
  name: uid,
  kind: 'Pod',
  path: `/${uid}`,
  ...change,
});
const owned = (uid: string, owner: string): Found => found(uid, { ownerReferences: [{ uid: owner }] });
const uids = (objects: readonly Found[]): readonly string[] => objects.map(({ uid }) => uid);

describe('inventory', () => {
  it('lists every object once with its path, but no events, leases and APIs that the server registers itself', async () => {
    const server = await apiStandIn();
    server.put('/api/v1/namespaces/a');
    server.put('/api/v1/namespaces/a/events/e');
    server.put('/apis/coordination.k8s.io/v1/namespaces/a/leases/l');
    server.put('/apis/apps/v1/namespaces/a/deployments/d');
    server.put('/apis/apiregistration.k8s.io/v1/apiservices/v1.example', {
      metadata: { labels: { 'kube-aggregator.kubernetes.io/automanaged': 'true' } },
    });
    const all = await inventory(new Api(server.socketPath)).finally(() => server.close());
    expect(all.map((one) => [named(one), one.path])).toEqual([
      ['Namespace a', '/api/v1/namespaces/a'],
      ['Deployment a/d', '/apis/apps/v1/namespaces/a/deployments/d'],
    ]);
  });
});

describe('what was made since', () => {
  const now = [found('there'), owned('job', 'there'), owned('pod', 'job'), found('new'), owned('of-new', 'new')];

  it('leaves out what was there, and all that it made', () =>
    expect(uids(madeSince(new Set(['there']), now))).toEqual(['new', 'of-new']));

  it('has the descendants of an object that is gone', () =>
    expect(uids(madeSince(new Set(), [owned('left', 'gone')]))).toEqual(['left']));

  it('is not confused by objects that own each other', () =>
    expect(uids(madeSince(new Set(['a']), [owned('a', 'b'), owned('b', 'a'), found('c')]))).toEqual(['c']));
});

describe('what came from some objects', () => {
  it('is those, what they own, also when they are gone, and what is in their namespaces', () => {
    const now = [
      found('space', { kind: 'Namespace', name: 'serving' }),
      found('inside', { namespace: 'serving' }),
      owned('left', 'gone'),
      found('theirs', { namespace: 'other' }),
      found('pod', { name: 'serving' }),
    ];
    expect(uids(cameFrom(new Set(['space', 'gone']), now))).toEqual(['space', 'inside', 'left']);
  });
});
