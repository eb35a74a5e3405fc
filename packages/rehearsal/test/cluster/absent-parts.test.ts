import { Api } from '../../src/cluster/api';
import { addressIngresses } from '../../src/cluster/balancers';
import { standInForControllers } from '../../src/cluster/controllers';
import { removeUnanswered } from '../../src/cluster/unanswered';
import { type ApiStandIn, apiStandIn } from './api-stand-in';

let server: ApiStandIn;
let api: Api;
beforeEach(async () => {
  server = await apiStandIn();
  api = new Api(server.socketPath);
});
afterEach(() => server.close());

describe('what asks pods that do not run', () => {
  const webhooks = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';
  const asking = (clientConfig: object) => ({ webhooks: [{ name: 'vingress.example', clientConfig }] });

  it('is taken away when Terraform made it, and told by name', async () => {
    server.put(`${webhooks}/ours`, asking({ service: { name: 'controller' } }));
    server.put('/apis/apiregistration.k8s.io/v1/apiservices/v1beta1.metrics', {
      spec: { service: { name: 'metrics' } },
    });
    expect(await removeUnanswered(api, new Set(['ours', 'v1beta1.metrics']))).toEqual([
      'the webhooks of ours (validatingwebhookconfigurations) taken away: no pod answers for vingress.example',
      'the API v1beta1.metrics (apiservices) taken away: no pod answers for it',
    ]);
    expect([...server.objects.keys()]).toEqual([]);
  });

  it.each([
    ['was made by others', 'theirs', asking({ service: { name: 'controller' } })],
    ['asks an address elsewhere', 'ours', asking({ url: 'https://example.com' })],
    ['has no webhook', 'ours', {}],
  ])('stays when it %s', async (_why, name, object) => {
    server.put(`${webhooks}/${name}`, object);
    server.put('/apis/apiregistration.k8s.io/v1/apiservices/v1.apps', { spec: {} });
    expect(await removeUnanswered(api, new Set(['ours', 'v1.apps']))).toEqual([]);
    expect(server.changes).toEqual([]);
  });
});

describe('the load balancer of an Ingress', () => {
  const path = '/apis/networking.k8s.io/v1/namespaces/serving/ingresses';

  it("gets a host name that is nobody's, once", async () => {
    server.put(`${path}/rest`);
    expect(await addressIngresses(api, new Set(['rest']))).toHaveLength(1);
    expect(server.objects.get(`${path}/rest`)).toMatchObject({
      status: { loadBalancer: { ingress: [{ hostname: 'load-balancer.invalid' }] } },
    });
    expect(await addressIngresses(api, new Set(['rest']))).toEqual([]);
    expect(server.changes).toHaveLength(1);
  });

  it('is left alone where others made the Ingress', async () => {
    server.put(`${path}/theirs`);
    expect(await addressIngresses(api, new Set(['rest']))).toEqual([]);
    expect(server.changes).toEqual([]);
  });
});

describe('in place of controllers', () => {
  it('every namespace gets its service account, once', async () => {
    server.put('/api/v1/namespaces/one');
    server.put('/api/v1/namespaces/two');
    server.put('/api/v1/namespaces/two/serviceaccounts/default');
    expect(await standInForControllers(api)).toEqual(['service accounts "default" made: no controller manager runs']);
    expect(server.objects.has('/api/v1/namespaces/one/serviceaccounts/default')).toBe(true);
    expect(await standInForControllers(api)).toEqual([]);
  });

  it('a Deployment that waits for its dependents may go, and keeps the finalizers of others', async () => {
    const path = '/apis/apps/v1/namespaces/one/deployments/server';
    const finalizers = ['foregroundDeletion', 'example.com/theirs'];
    server.put(path, { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z', finalizers } });
    server.put('/apis/apps/v1/namespaces/one/deployments/stays', { metadata: { finalizers } });
    await standInForControllers(api);
    expect(server.objects.get(path)?.metadata.finalizers).toEqual(['example.com/theirs']);
    expect(server.changes).toHaveLength(1);
  });

  it('a namespace that ends is emptied and ends; another one stays', async () => {
    for (const name of ['ends', 'stays']) {
      server.put(`/api/v1/namespaces/${name}/serviceaccounts/default`, { metadata: { uid: name } });
      server.put(`/api/v1/namespaces/${name}`);
    }
    server.put('/api/v1/namespaces/ends', { metadata: { deletionTimestamp: '2026-01-01T00:00:00Z' } });
    expect(await standInForControllers(api)).toEqual(['namespaces emptied and ended: no namespace controller runs']);
    expect([...server.objects.keys()]).toEqual([
      '/api/v1/namespaces/stays/serviceaccounts/default',
      '/api/v1/namespaces/stays',
    ]);
  });
});
