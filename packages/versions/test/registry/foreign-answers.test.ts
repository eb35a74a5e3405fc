import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { describeTable } from '@spot-serving/testkit';

import { limits } from '../../src/registry/limited-bytes';
import { Registry } from '../../src/registry/registry';
import { isSafeRedirect } from '../../src/registry/safe-redirect';
import { isTokenHost, tokenHosts } from '../../src/registry/token-hosts';

describeTable('hosts of tokens that are not those of their registries', {
  table: tokenHosts,
  catches: ([address, realm]: readonly [string, string]) => isTokenHost(address, realm),
  cases: [
    ['registry-1.docker.io', ['https://registry-1.docker.io', 'https://auth.docker.io/token'], 'Docker Hub has it so'],
    ['registry.gitlab.com', ['https://registry.gitlab.com', 'https://gitlab.com/jwt/auth'], 'GitLab has it so'],
  ],
});

describe('isTokenHost', () => {
  it.each([
    ['the metadata of the machine', 'http://169.254.169.254/latest/meta-data/'],
    ['a host inside', 'https://vault.internal/token'],
    ['a name that only begins so', 'https://auth.docker.io.evil.example/token'],
    ['another port', 'https://auth.docker.io:8443/token'],
    ['plain HTTP', 'http://auth.docker.io/token'],
    ['a login in the address', 'https://auth.docker.io@evil.example/token'],
    ['a login for the right host', 'https://me:secret@auth.docker.io/token'],
  ])('is none that is %s', (_what, realm) => {
    expect(isTokenHost('https://registry-1.docker.io', realm)).toBe(false);
  });
});

describe('isSafeRedirect', () => {
  it.each([
    ['a content network', 'https://cdn.example.com/layer?signature=x', true],
    ['itself', 'https://registry.example.com/v2/', true],
    ['the metadata of the machine', 'http://169.254.169.254/', false],
    ['an address by number, by HTTPS', 'https://10.0.0.1/', false],
    ['the same, written as one number', 'https://167772161/', false],
    ['the same, in sixteens', 'https://0xa000001/', false],
    ['this machine', 'https://localhost/', false],
    ['this machine, by number', 'https://[::1]/', false],
    ['a mapped address', 'https://[::ffff:10.0.0.1]/', false],
    ['a name inside', 'https://vault.internal/', false],
    ['a name inside, with its root', 'https://vault.internal./', false],
    ['a name without a domain', 'https://vault/', false],
    ['plain HTTP', 'http://cdn.example.com/', false],
    ['a login', 'https://me:secret@cdn.example.com/', false],
    ['a file', 'file:///etc/passwd', false],
  ])('says of %s, %s, %p', (_what, target, safe) => {
    expect(isSafeRedirect('https://registry.example.com', new URL(target))).toBe(safe);
  });
});

describe('a registry that answers as no registry should', () => {
  let server: Server;
  const requests: string[] = [];
  const answers = async (listener: RequestListener): Promise<Registry> => {
    requests.splice(0);
    server = createServer((request, response) => {
      requests.push(`${request.url}`);
      listener(request, response);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new Registry(`127.0.0.1:${(server.address() as AddressInfo).port}`, {
      patience: { attempts: 1, wait: () => Promise.resolve() },
    });
  };
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it('is read no further than a manifest goes', async () => {
    let sent = 0;
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const registry = await answers((_request, response) => {
      const more = (): void => {
        while (!response.destroyed && sent < 700 * piece.length) {
          sent += piece.length;
          if (!response.write(piece)) return void response.once('drain', more);
        }
        response.end();
      };
      more();
    });
    await expect(registry.manifest('a', '1')).rejects.toThrow(`sent more than ${limits.manifest} bytes for a:1`);
    expect(sent).toBeLessThan(100 * piece.length);
  });

  it('does not lead this machine to an address inside', async () => {
    const registry = await answers((_request, response) =>
      response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data/' }).end(),
    );
    await expect(registry.manifest('a', '1')).rejects.toThrow('leads to http://169.254.169.254');
  });

  it('does not lead it round for ever', async () => {
    const registry = await answers((_request, response) => response.writeHead(302, { location: '/again' }).end());
    await expect(registry.manifest('a', '1')).rejects.toThrow('leads on');
    expect(requests).toHaveLength(6);
  });

  it('writes no command into the log of a job', async () => {
    const errors = [{ code: 'DENIED\n::error::all is well', message: '\u001b[2J##[error]x' }];
    const registry = await answers((_request, response) => response.writeHead(403).end(JSON.stringify({ errors })));
    const error = (await registry.manifest('a', '1').catch((one: unknown) => one)) as Error;
    expect(error.message).toBe(`${registry.host}: 403 for a:1: DENIED : :error::all is well ## [error]x`);
  });

  it.each(['::error::x', '\u001b[31mred'])('cuts an endless refusal off, and shows %p as text', async (text) => {
    const registry = await answers((_request, response) => response.writeHead(500).end(text.repeat(100_000)));
    await expect(registry.manifest('a', '1')).rejects.toThrow(/^127\.0\.0\.1:\d+: 500 for a:1$/);
  });
});
