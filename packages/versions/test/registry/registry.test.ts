import { parseChallenge } from '../../src/registry/challenge';
import { ecrRegistry } from '../../src/registry/ecr-credentials';
import { waitBefore } from '../../src/registry/patience';
import { Registry } from '../../src/registry/registry';
import { registryAddress } from '../../src/registry/registry-address';
import { RegistryError } from '../../src/registry/registry-error';
import { ARegistry, type Behaviour } from './a-registry';

const waits: number[] = [];
const patience = { attempts: 3, wait: async (milliseconds: number) => void waits.push(milliseconds) };
const started: ARegistry[] = [];

async function aRegistry(behaviour: Behaviour = {}): Promise<ARegistry> {
  const registry = await ARegistry.start(behaviour);
  started.push(registry);
  return registry;
}

const client = ({ host }: ARegistry) => new Registry(host, { patience });

beforeEach(() => waits.splice(0));
afterEach(() => started.splice(0).forEach((registry) => registry.close()));

describe('Registry', () => {
  it('computes the digest of a manifest, and knows its kind', async () => {
    const there = await aRegistry();
    const digest = there.putIndex('a/b', '1');
    expect(await client(there).manifest('a/b', '1')).toMatchObject({
      digest,
      mediaType: 'application/vnd.oci.image.index.v1+json',
    });
    expect(await client(there).digest('a/b', digest)).toBe(digest);
    expect(await client(there).digest('a/b', '2')).toBeUndefined();
  });

  it('gets a token where the registry sends it, and keeps it', async () => {
    const there = await aRegistry({ token: true });
    there.putImage('a', '1', 'amd64', []);
    const registry = client(there);
    await registry.manifest('a', '1');
    await registry.manifest('a', '1');
    expect(there.asked).toEqual(
      [
        'GET /v2/a/manifests/1',
        '/token?service=a-registry&scope=repository%3Aa%3Apull',
        '/v2/a/manifests/1',
        '/v2/a/manifests/1',
      ].map((path) => path.replace(/^(GET )?/, 'GET ')),
    );
  });

  it('logs in with credentials when the registry wants them, and says when it has none', async () => {
    const there = await aRegistry({ basic: 'AWS:secret' });
    there.putImage('a', '1', 'amd64', []);
    const credentials = async () => Buffer.from('AWS:secret').toString('base64');
    await expect(new Registry(there.host, { credentials }).manifest('a', '1')).resolves.toBeDefined();
    await expect(client(there).manifest('a', '1')).rejects.toThrow('wants a login, and none is known for it');
  });

  it('asks no other host for a token, which could be one that only this machine reaches', async () => {
    const elsewhere = await aRegistry();
    const there = await aRegistry({ token: true, tokenHost: elsewhere.host });
    there.putImage('a', '1', 'amd64', []);
    const asking = new Registry(there.host, { credentials: async () => 'c2VjcmV0' }).manifest('a', '1');
    await expect(asking).rejects.toThrow(`names ${elsewhere.host} for tokens`);
    expect(elsewhere.asked).toEqual([]);
  });

  it('waits as long as a busy registry says, and asks again', async () => {
    const there = await aRegistry({ busy: 2, retryAfter: '7' });
    there.putImage('a', '1', 'amd64', []);
    await expect(client(there).manifest('a', '1')).resolves.toBeDefined();
    expect(waits).toEqual([7000, 7000]);
  });

  it.each([
    ['is busy for longer than it is waited for', { busy: 9 }, /429 for a:1: TOOMANYREQUESTS/, 3],
    ['asks for an hour', { busy: 1, retryAfter: '3600' }, /429 for a:1/, 1],
    ['has no such tag', {}, /404 for a:1: MANIFEST_UNKNOWN/, 1],
  ] as const)('gives up on a registry that %s', async (_, behaviour, message, asked) => {
    const there = await aRegistry(behaviour);
    await expect(client(there).manifest('a', '1')).rejects.toThrow(message);
    expect(there.asked).toHaveLength(asked);
  });

  it('does not believe a digest', async () => {
    const there = await aRegistry({ claims: `sha256:${'0'.repeat(64)}` });
    const digest = there.putImage('a', '1', 'amd64', []);
    await expect(client(there).manifest('a', '1')).rejects.toThrow(`sent ${digest} for a:1, and calls it sha256:000`);
  });

  it('refuses other bytes than those of the digest that it asked for', async () => {
    const there = await aRegistry();
    const wanted = `sha256:${'1'.repeat(64)}`;
    there.put('a', wanted, { schemaVersion: 2 }, 'application/vnd.oci.image.manifest.v1+json');
    await expect(client(there).manifest('a', wanted)).rejects.toThrow(/sent sha256:\w+ for a@sha256:1/);
  });

  it('says why nobody answers, after asking twice', async () => {
    const there = await aRegistry();
    there.close();
    await expect(client(there).manifest('a', '1')).rejects.toThrow(
      new RegistryError(there.host, 'cannot be reached (ECONNREFUSED)', 0).message,
    );
    expect(waits).toEqual([1000]);
  });
});

describe('parseChallenge', () => {
  it.each([
    ['Basic realm="x"', { scheme: 'basic' }],
    [
      'Bearer realm="https://auth.example/token",service="r",scope="repository:a:pull,push"',
      {
        scheme: 'bearer',
        realm: 'https://auth.example/token',
        query: { service: 'r', scope: 'repository:a:pull,push' },
      },
    ],
    ['Bearer service="r"', undefined],
    ['Negotiate', undefined],
  ])('reads %s', (header, expected) => {
    expect(parseChallenge(header)).toEqual(expected);
  });
});

describe('waitBefore', () => {
  const answer = (status: number, retryAfter?: string) =>
    new Response(null, { status, headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter } });

  it.each([
    [404, undefined, 0, undefined],
    [429, '3', 0, 3000],
    [503, undefined, 2, 4000],
    [429, 'Thu, 01 Jan 1970 00:00:00 GMT', 0, 0],
    [429, '61', 0, undefined],
  ])('of a %d with Retry-After %s at attempt %d is %s ms', (status, retryAfter, attempt, expected) => {
    expect(waitBefore(attempt, answer(status, retryAfter))).toBe(expected);
  });
});

describe('registryAddress', () => {
  it.each([
    ['docker.io', 'https://registry-1.docker.io'],
    ['public.ecr.aws', 'https://public.ecr.aws'],
    ['localhost:5000', 'http://localhost:5000'],
    ['127.0.0.1.example.com', 'https://127.0.0.1.example.com'],
  ])('of %s is %s', (host, expected) => {
    expect(registryAddress(host)).toBe(expected);
  });
});

describe('ecrRegistry', () => {
  it.each([
    ['111122223333.dkr.ecr.eu-west-1.amazonaws.com', { account: '111122223333', region: 'eu-west-1' }],
    ['111122223333.dkr.ecr.cn-north-1.amazonaws.com.cn', { account: '111122223333', region: 'cn-north-1' }],
    ['public.ecr.aws', undefined],
    ['111122223333.dkr.ecr.eu-west-1.amazonaws.com.evil.example', undefined],
  ])('reads %s', (host, expected) => {
    expect(ecrRegistry(host)).toEqual(expected);
  });
});
