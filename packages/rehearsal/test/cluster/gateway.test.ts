import { type Gateway, openGateway } from '../../src/cluster/gateway';
import { warningTexts } from '../../src/cluster/warning-header';
import { type ApiStandIn, apiStandIn } from './api-stand-in';

describe('the gateway', () => {
  let server: ApiStandIn;
  let gateway: Gateway;
  beforeEach(async () => {
    server = await apiStandIn(({ path }) =>
      path.endsWith('/pods') ? { warning: 'would violate "restricted"' } : undefined,
    );
    gateway = await openGateway(server.socketPath);
  });
  afterEach(async () => {
    await gateway.close();
    await server.close();
  });
  const post = (path: string, name: string) =>
    fetch(`${gateway.address}${path}`, { method: 'POST', body: JSON.stringify({ metadata: { name } }) });

  it('passes requests and answers on', async () => {
    expect(await (await fetch(`${gateway.address}/version`)).json()).toEqual({ gitVersion: 'v1.35.0' });
    expect((await fetch(`${gateway.address}/nowhere`)).status).toBe(404);
  });

  it('hears each warning once, with its request', async () => {
    for (const name of ['a', 'b']) await post('/api/v1/namespaces/x/pods?dryRun=All', name);
    expect(gateway.warnings()).toEqual([
      { request: 'POST /api/v1/namespaces/x/pods', text: 'would violate "restricted"' },
    ]);
  });

  it('knows what was made through it', async () => {
    server.put('/api/v1/namespaces/theirs');
    await (await post('/api/v1/namespaces', 'ours')).text();
    await (await fetch(`${gateway.address}/api/v1/namespaces`)).text();
    expect([...gateway.made]).toEqual(['ours']);
  });

  it.each(['/version', `/${'0'.repeat(48)}/version`])('lets nobody in who does not know its path: %s', async (path) => {
    const { origin } = new URL(gateway.address);
    const before = server.changes.length;
    expect((await fetch(`${origin}${path}`)).status).toBe(404);
    expect(await (await fetch(`${origin}${path}`)).text()).toBe('');
    expect(server.changes).toHaveLength(before);
  });
});

describe('warningTexts', () => {
  it.each([
    [['299 - "a"'], ['a']],
    [
      ['299 - "a \\"quoted\\" word"', '299 - "b"'],
      ['a "quoted" word', 'b'],
    ],
    [['299 kube-apiserver "a", 299 - "b, c"'], ['a', 'b, c']],
    [['nonsense'], []],
    [[], []],
  ])('%j has %j', (headers, texts) => expect(warningTexts(headers)).toEqual(texts));
});
