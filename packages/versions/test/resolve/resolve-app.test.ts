import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { ResolvedVersions } from '@spot-serving/core';
import { Failure, Interrupted, Interruption } from '@spot-serving/terraform-runner';

import type { SynthesizedApp } from '../../src/app/synthesized-app';
import type { VersionCatalogue } from '../../src/lookup/aws-catalogue';
import { Registries } from '../../src/registry/registries';
import type { Sources } from '../../src/resolve/look-up-all';
import { resolveApp } from '../../src/resolve/resolve-command';
import { parseResolveOptions } from '../../src/resolve/resolve-options';
import { someApp } from '../app/some-app';
import { ARegistry } from '../registry/a-registry';

let registry: ARegistry;
let folder = '';
let file = '';

beforeEach(async () => {
  registry = await ARegistry.start({ token: true });
  registry.put('helm/handler', '0.27.6', {}, 'application/vnd.oci.image.manifest.v1+json');
  folder = mkdtempSync(join(tmpdir(), 'resolve-'));
  file = join(folder, 'apps', 'prod-eu-west-1', 'resolved-versions.json');
  mkdirSync(dirname(file), { recursive: true });
});

afterEach(() => {
  registry.close();
  rmSync(folder, { recursive: true });
});

const catalogue = (release = '1.35.6-20261023'): VersionCatalogue => ({
  region: 'eu-west-1',
  addonVersions: () => Promise.resolve([{ version: 'v1.9.0-eksbuild.4', isDefault: true }]),
  parameter: () => Promise.resolve(release),
});

const stacks = (): SynthesizedApp => ({
  charts: [{ chart: 'handler', repository: `oci://${registry.host}/helm`, version: '0.27.6' }],
  images: [`${registry.host}/a/b:1`],
});

interface Ended {
  readonly code: number;
  readonly output: string;
}

async function run(
  argv: readonly string[] = [],
  change: Partial<Sources> = {},
  interruption = new Interruption(),
  environment: Parameters<typeof someApp>[0] = {},
): Promise<Ended> {
  const written: string[] = [];
  const stdout = { write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream;
  const registries = new Registries({ patience: { attempts: 1, wait: async () => undefined } });
  const sources = {
    catalogue: catalogue(),
    registries,
    ipRanges: 'http://127.0.0.1:1/ip-ranges.json',
    synthesis: async () => stacks(),
    today: '2026-11-22',
    ...change,
  };
  const app = someApp(environment, read(), file);
  const code = await resolveApp(app, parseResolveOptions(['prod-eu-west-1', ...argv]), sources, {
    stdout,
    interruption,
  });
  return { code, output: written.join('') };
}

function read(): ResolvedVersions {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as ResolvedVersions;
  } catch {
    return {};
  }
}

describe('resolveApp', () => {
  it('writes all that was looked up, each with its source and day', async () => {
    const digest = registry.putIndex('a/b', '1');
    expect(await run()).toMatchObject({
      code: 0,
      output: expect.stringMatching(/wrote apps\/prod-eu-west-1\/resolved-versions\.json/),
    });
    const { kubernetes, charts, images } = read();
    expect(kubernetes?.['1.35']?.nodeImage).toMatchObject({ version: '1.35.6-20261023', read: '2026-11-22' });
    expect(charts?.handler).toMatchObject({ version: '0.27.6', repository: `oci://${registry.host}/helm` });
    expect(images?.[`${registry.host}/a/b:1`]).toMatchObject({ digest, platform: 'linux/amd64' });
  });

  it('writes nothing when one thing could not be looked up, and says which and why', async () => {
    expect(await run()).toEqual({
      code: 1,
      output: expect.stringMatching(
        /missed {4}images 127.*a\/b:1: .*404 for a\/b:1: MANIFEST_UNKNOWN[^]*1 could not be looked up: nothing was written/,
      ),
    });
    expect(read()).toEqual({});
  });

  it('does not touch a file in which nothing changed, on another day', async () => {
    registry.putIndex('a/b', '1');
    await run();
    const before = statSync(file).mtimeMs;
    expect(await run([], { today: '2027-01-01' })).toMatchObject({
      code: 0,
      output: expect.stringMatching(/same {6}9 of 9\nnothing to write\n.*does not use it yet/),
    });
    expect(statSync(file).mtimeMs).toBe(before);
  });

  it('says what changed, and from what, and keeps other minors', async () => {
    registry.putIndex('a/b', '1');
    await run(['--minor', '1.34', '--only', 'kubernetes']);
    await run();
    const former = read().images?.[`${registry.host}/a/b:1`]?.digest;
    const moved = registry.putImage('a/b', '1', 'amd64', ['another']);
    expect((await run()).output).toMatch(
      new RegExp(`changed   images ${registry.host}/a/b:1: ${moved}, was ${former}`),
    );
    expect(Object.keys(read().kubernetes ?? {})).toEqual(['1.34', '1.35']);
  });

  it('replaces what another recorded by what the registry says itself', async () => {
    const digest = registry.putIndex('a/b', '1');
    const hearsay = { digest, platform: 'linux/amd64', source: "a third party's Dockerfile", read: '2026-11-01' };
    writeFileSync(file, JSON.stringify({ images: { [`${registry.host}/a/b:1`]: hearsay } }));
    await run(['--only', 'images']);
    expect(read().images?.[`${registry.host}/a/b:1`]).toMatchObject({
      digest,
      source: expect.stringMatching(/^GET \/v2\/a\/b/),
      read: '2026-11-22',
    });
  });

  it('compares only, when asked, and ends with 3 when there is something to decide', async () => {
    registry.putIndex('a/b', '1');
    expect(await run(['--check'])).toMatchObject({ code: 3 });
    expect(read()).toEqual({});
    await run();
    expect(await run(['--check'])).toMatchObject({ code: 0 });
    registry.put('helm/handler', '0.28.0', {}, 'application/vnd.oci.image.manifest.v1+json');
    expect(await run(['--check'])).toEqual({
      code: 3,
      output: expect.stringMatching(/newer {5}charts handler: there is 0\.28\.0/),
    });
  });

  it('takes charts and images of the file while the app waits for what is looked up', async () => {
    registry.putIndex('a/b', '1');
    await run();
    const synthesis = () => Promise.reject(new Failure('environment "prod-eu-west-1" is misconfigured', 2));
    expect(await run([], { synthesis })).toEqual({
      code: 0,
      output: expect.stringMatching(/same {6}9 of 9\nnote .*cannot be synthesized yet[^]*is misconfigured/),
    });
  });

  it('writes nothing once it was asked to stop', async () => {
    registry.putIndex('a/b', '1');
    const interruption = new Interruption();
    const synthesis = async () => {
      interruption.receive('SIGINT');
      return stacks();
    };
    await expect(run([], { synthesis }, interruption)).rejects.toThrow(Interrupted);
    expect(read()).toEqual({});
  });

  it('looks up the blocks of S3 where models are served, and writes nothing where they cannot be had', async () => {
    const served = { models: { served: { resnet: { version: 3, sizeMiB: 100 } } } };
    const { code, output } = await run(['--only', 's3'], {}, new Interruption(), served);
    expect({ code, output }).toEqual({
      code: 1,
      output: expect.stringMatching(
        /^missed {4}s3 eu-west-1: http:\/\/127\.0\.0\.1:1\S+ cannot be reached\n1 could not/,
      ),
    });
    expect(await run(['--only', 's3'])).toMatchObject({ code: 0 });
  });

  it('tells machines the same', async () => {
    const { missed, found, written } = JSON.parse((await run(['--json'])).output) as {
      missed: unknown[];
      found: unknown[];
      written: boolean;
    };
    expect({ missed: missed.length, found: found.length, written }).toEqual({ missed: 1, found: 8, written: false });
  });
});

describe('parseResolveOptions', () => {
  it.each([
    [[], /name one app/],
    [['a', 'b'], /name one app/],
    [['a', '--only', 'images,addons'], /--only takes kubernetes, charts, images, s3, not addons/],
    [['a', '--minor', '1.35.1'], /--minor is a Kubernetes minor/],
    [['a', '--writ'], /--writ/],
  ])('refuses %j', (argv, message) => {
    expect(() => parseResolveOptions(argv)).toThrow(message);
  });
});
