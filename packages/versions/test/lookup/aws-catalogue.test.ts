import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { awsCatalogue } from '../../src/lookup/aws-catalogue';

/** Answers in the shapes of the EKS and SSM API references; the second page of add-ons has the default. */
function answer(url: string): unknown {
  if (!url.startsWith('/addons')) return { Parameter: { Name: 'release_version', Value: '1.35.6-20261023' } };
  const of = (version: string, defaults: readonly string[]) => ({
    addonVersion: version,
    compatibilities: ['1.34', '1.35'].map((clusterVersion) => ({
      clusterVersion,
      defaultVersion: defaults.includes(clusterVersion),
    })),
  });
  return url.includes('nextToken')
    ? { addons: [{ addonName: 'coredns', addonVersions: [of('v1.13.2-eksbuild.4', ['1.35'])] }] }
    : {
        addons: [
          { addonName: 'coredns', addonVersions: [of('v1.14.2-eksbuild.4', []), of('v1.12.4-eksbuild.1', ['1.34'])] },
        ],
        nextToken: 'more',
      };
}

describe('awsCatalogue', () => {
  const asked: string[] = [];
  const environment = { ...process.env };
  let server: Server;
  let endpoint = '';

  beforeAll(async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' });
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.setHeader('content-type', 'application/json').end(JSON.stringify(answer(request.url ?? '')));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    process.env = environment;
    server.close();
  });

  it('reads every page, and tells the default of this minor from those of others', async () => {
    expect(await awsCatalogue('eu-west-1', endpoint).addonVersions('coredns', '1.35')).toEqual([
      { version: 'v1.14.2-eksbuild.4', isDefault: false },
      { version: 'v1.12.4-eksbuild.1', isDefault: false },
      { version: 'v1.13.2-eksbuild.4', isDefault: true },
    ]);
    expect(asked[0]).toMatch(/addonName=coredns/);
    expect(asked[0]).toMatch(/kubernetesVersion=1\.35/);
  });

  it('reads a parameter', async () => {
    expect(await awsCatalogue('eu-west-1', endpoint).parameter('/aws/service/x')).toBe('1.35.6-20261023');
  });
});
