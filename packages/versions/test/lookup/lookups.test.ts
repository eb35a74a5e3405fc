import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { chartLookup } from '../../src/lookup/chart-lookup';
import { imageLookup } from '../../src/lookup/image-lookup';
import { s3Lookup } from '../../src/lookup/s3-lookup';
import { Registries } from '../../src/registry/registries';
import { ARegistry } from '../registry/a-registry';

const today = '2026-11-22';
const digest = 'a'.repeat(64);

/** An index of a chart repository, as `helm repo index` writes it. */
const index = `apiVersion: v1
entries:
  metrics-server:
    - { name: metrics-server, version: 3.13.1, digest: ${digest} }
    - { name: metrics-server, version: 3.14.0, digest: ${digest} }
    - { name: metrics-server, version: 4.0.0-rc.1, digest: ${digest} }
    - { name: metrics-server, version: 3.9.0 }
`;

let registry: ARegistry;
let charts: Server;
let repository = '';
const registries = () => new Registries({ patience: { attempts: 1, wait: async () => undefined } });

beforeAll(async () => {
  registry = await ARegistry.start({ token: true });
  charts = createServer((request, response) =>
    response.writeHead(request.url === '/charts/index.yaml' ? 200 : 404).end(index),
  );
  await new Promise<void>((listening) => charts.listen(0, '127.0.0.1', listening));
  repository = `http://127.0.0.1:${(charts.address() as AddressInfo).port}/charts`;
});

afterAll(() => {
  registry.close();
  charts.closeAllConnections();
  charts.close();
});

describe('s3Lookup', () => {
  const prefix = (ip_prefix: string, service: string, region = 'eu-west-1') => ({ ip_prefix, service, region });
  const all = [
    prefix('198.51.100.0/24', 'S3'),
    prefix('192.0.2.0/24', 'S3'),
    prefix('203.0.113.0/24', 'S3', 'us-east-1'),
    prefix('198.51.100.0/24', 'AMAZON'),
  ];
  const asked = async (answer: unknown) => {
    const server = createServer((_, response) => response.end(JSON.stringify(answer)));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    try {
      return await s3Lookup('eu-west-1', `http://127.0.0.1:${(server.address() as AddressInfo).port}/ranges`, today);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  };

  it('takes the blocks of S3 in the region, sorted, and no other', async () => {
    expect(await asked({ prefixes: all })).toEqual({
      place: ['s3', 'eu-west-1'],
      entry: {
        cidrs: ['192.0.2.0/24', '198.51.100.0/24'],
        source: expect.stringMatching(/ranges, S3 in eu-west-1$/) as string,
        read: today,
      },
    });
  });

  it.each([
    ['no blocks there', { prefixes: all.slice(2) }, /has no blocks of S3 in eu-west-1/],
    ['something else', { ranges: all }, /ranges sent something else: prefixes: /],
    ['a list', [], /ranges sent something else: it: /],
  ])('says why it has none: %s', async (_, answer, problem) => {
    expect(await asked(answer)).toMatchObject({ problem: expect.stringMatching(problem) as string });
  });
});

describe('imageLookup', () => {
  it('takes the digest of the index of an image that is there for several platforms', async () => {
    const expected = registry.putIndex('a/several', '1');
    const found = await imageLookup(`${registry.host}/a/several:1`, registries(), today);
    const source = `GET /v2/a/several/manifests/1 at ${registry.host}`;
    expect(found).toEqual({
      place: ['images', `${registry.host}/a/several:1`],
      entry: { digest: expected, platform: 'linux/amd64', source, read: today },
    });
  });

  it('asks the configuration of an image for its platform', async () => {
    const expected = registry.putImage('a/one', '1', 'amd64', ['layer']);
    expect(await imageLookup(`${registry.host}/a/one:1`, registries(), today)).toMatchObject({
      entry: { digest: expected },
    });
  });

  it.each([
    [
      'of an image for another platform',
      () => registry.putImage('a/x', '1', 'arm64', []),
      /a\/x:1 is for linux\/arm64, not for linux\/amd64/,
    ],
    [
      'of an index without ours',
      () => registry.putIndex('a/x', '1', ['arm64', 's390x']),
      /is for linux\/arm64, linux\/s390x/,
    ],
    [
      'of what is no manifest',
      () => registry.put('a/x', '1', { manifests: 'none' }, 'application/json'),
      /sent no manifest: manifests .*expected array/,
    ],
    ['of a tag that is not there', () => '', /404 for a\/x:1: MANIFEST_UNKNOWN/],
  ])('says why there is no digest %s', async (_, put, problem) => {
    const there = await ARegistry.start();
    const former = registry;
    registry = there;
    put();
    const missed = await imageLookup(`${there.host}/a/x:1`, registries(), today);
    registry = former;
    there.close();
    expect(missed).toMatchObject({ problem: expect.stringMatching(problem) });
  });
});

describe('chartLookup', () => {
  it('finds the pinned version in an index, and says that there is a newer one, but no candidate', async () => {
    expect(
      await chartLookup(
        { chart: 'metrics-server', repository: `${repository}/`, version: '3.13.1' },
        registries(),
        today,
      ),
    ).toEqual({
      place: ['charts', 'metrics-server'],
      entry: {
        version: '3.13.1',
        repository: `${repository}/`,
        digest: `sha256:${digest}`,
        source: `${repository}/index.yaml`,
        read: today,
      },
      newer: '3.14.0',
    });
  });

  it('finds a chart in a registry', async () => {
    const pinned = registry.put(
      'helm/handler',
      '0.27.6',
      { config: undefined },
      'application/vnd.oci.image.manifest.v1+json',
    );
    registry.put('helm/handler', '0.28.0', { layers: [] }, 'application/vnd.oci.image.manifest.v1+json');
    const found = await chartLookup(
      { chart: 'handler', repository: `oci://${registry.host}/helm`, version: '0.27.6' },
      registries(),
      today,
    );
    expect(found).toMatchObject({
      entry: { version: '0.27.6', digest: pinned, repository: `oci://${registry.host}/helm` },
      newer: '0.28.0',
    });
  });

  it.each([
    [
      'a version that was withdrawn',
      'metrics-server',
      '3.13.0',
      /has no metrics-server 3\.13\.0; its newest is 3\.14\.0/,
    ],
    ['a chart that is not there', 'istio', '1.0.0', /has no istio 1\.0\.0; its newest is none/],
  ])('says that there is no %s', async (_, chart, version, problem) => {
    expect(await chartLookup({ chart, repository, version }, registries(), today)).toMatchObject({
      problem: expect.stringMatching(problem),
    });
  });

  it('says that a repository is not there, or does not answer', async () => {
    const chart = { chart: 'metrics-server', version: '3.13.1' };
    expect(await chartLookup({ ...chart, repository: `${repository}/elsewhere` }, registries(), today)).toMatchObject({
      problem: expect.stringMatching(/index\.yaml answered 404/),
    });
    expect(await chartLookup({ ...chart, repository: 'http://127.0.0.1:1' }, registries(), today)).toMatchObject({
      problem: 'http://127.0.0.1:1/index.yaml cannot be reached',
    });
  });
});
