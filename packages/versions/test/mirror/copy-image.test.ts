import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { type Copy, copyImage, isThere, TagTaken } from '../../src/mirror/copy-image';
import { Registry } from '../../src/registry/registry';
import { ARegistry } from '../registry/a-registry';

let source: ARegistry;
let target: ARegistry;

beforeEach(async () => {
  [source, target] = await Promise.all([ARegistry.start({ token: true }), ARegistry.start()]);
});

afterEach(() => {
  source.close();
  target.close();
});

const copyOf = (digest: string, tag = '1'): Copy => {
  const [from, to] = [source, target].map(({ host }) => ({
    registry: new Registry(host, { patience: { attempts: 1, wait: async () => undefined } }),
    repository: 'a/b',
  }));
  if (from === undefined || to === undefined) throw new Error('two registries were started');
  return { from, to, digest, tag };
};

const sent = () => target.asked.filter((line) => /^(PUT|POST)/.test(line));

describe('copyImage', () => {
  it('copies an index with all its platforms, so that the digest stays', async () => {
    const digest = source.putIndex('a/b', '1');
    await copyImage(copyOf(digest));
    expect(target.digest('a/b', '1')).toBe(digest);
    expect(target.blobsOf('a/b')).toEqual(source.blobsOf('a/b'));
  });

  it('sends a layer that two platforms share once, and the tag last', async () => {
    await copyImage(copyOf(source.putIndex('a/b', '1')));
    expect(sent().filter((line) => line.startsWith('PUT /v2/a/b/blobs'))).toHaveLength(5);
    expect(sent().at(-1)).toBe('PUT /v2/a/b/manifests/1');
  });

  it('sends nothing when it is there', async () => {
    const copy = copyOf(source.putImage('a/b', '1', 'amd64', ['layer']));
    await copyImage(copy);
    const before = sent().length;
    await copyImage(copy);
    expect(sent()).toHaveLength(before);
    expect(await isThere(copy)).toBe(true);
  });

  it('copies by digest what has no tag', async () => {
    const copy = { ...copyOf(source.putImage('a/b', undefined, 'amd64', ['layer'])), tag: undefined };
    await copyImage(copy);
    expect(target.digest('a/b', copy.digest)).toBe(copy.digest);
  });

  it('never moves a tag', async () => {
    const taken = target.putImage('a/b', '1', 'amd64', ['older']);
    const digest = source.putImage('a/b', '1', 'amd64', ['newer']);
    await expect(copyImage(copyOf(digest))).rejects.toThrow(new TagTaken(copyOf(digest), taken).message);
    expect(target.digest('a/b', '1')).toBe(taken);
  });

  it('tells what a registry says that refuses the tag, as an immutable one does that was taken meanwhile', async () => {
    target.behave({ refusesTags: true });
    await expect(copyImage(copyOf(source.putImage('a/b', '1', 'amd64', ['layer'])))).rejects.toThrow(
      /400 for a\/b:1: TAG_INVALID/,
    );
  });

  it('stores no image of which a layer has other bytes than its digest', async () => {
    const digest = source.putImage('a/b', '1', 'amd64', ['layer']);
    source.putBlob('a/b', 'layer', 'tampered, and of another length');
    await expect(copyImage(copyOf(digest))).rejects.toThrow();
    source.putBlob('a/b', 'layer', 'lay3r');
    await expect(copyImage(copyOf(digest))).rejects.toThrow(/the source sent sha256:\w+ for sha256:|DIGEST_INVALID/);
    expect(target.digest('a/b', '1')).toBeUndefined();
    expect(target.blobsOf('a/b')).toHaveLength(1);
  });

  it('refuses a manifest that is not the one of the digest', async () => {
    const wanted = `sha256:${'0'.repeat(64)}`;
    source.put('a/b', wanted, {}, 'application/vnd.oci.image.manifest.v1+json');
    await expect(copyImage(copyOf(wanted))).rejects.toThrow(/sent sha256:\w+ for a\/b@sha256:0/);
    expect(sent()).toEqual([]);
  });

  it('copies more than fits into one buffer', async () => {
    await copyImage(copyOf(source.putImage('a/b', '1', 'amd64', ['x'.repeat(3_000_000)])));
    expect(target.blobsOf('a/b')).toEqual(source.blobsOf('a/b'));
  });
});

describe('a copy that is killed', () => {
  const script = join(__dirname, 'copy-in-child.ts');
  const flags = ['--conditions=@spot-serving/source', '--import', pathToFileURL(require.resolve('tsx')).href];

  it.each([1, 3, 5])(
    'during upload %d leaves nothing that can be found, and the next run sends only what is missing',
    async (killedAt) => {
      const digest = source.putIndex('a/b', '1');
      const running: { child?: ChildProcess } = {};
      target.behave({
        uploading: (count) => {
          if (count === killedAt) running.child?.kill('SIGKILL');
        },
      });
      running.child = spawn(process.execPath, [...flags, script, source.host, target.host, 'a/b', '1', digest]);
      const [, signal] = (await once(running.child, 'exit')) as [number | null, string | null];
      expect(signal).toBe('SIGKILL');
      expect(target.digest('a/b', '1')).toBeUndefined();
      target.behave({});
      const there = target.blobsOf('a/b').length;
      const before = sent().length;
      await copyImage(copyOf(digest));
      expect(target.digest('a/b', '1')).toBe(digest);
      expect(
        sent()
          .slice(before)
          .filter((line) => line.startsWith('PUT /v2/a/b/blobs')),
      ).toHaveLength(5 - there);
    },
  );
});
