import { Interrupted, Interruption } from '@spot-serving/terraform-runner';

import { mirrorApp } from '../../src/mirror/mirror-command';
import { parseMirrorOptions } from '../../src/mirror/mirror-options';
import { someApp } from '../app/some-app';
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

interface Given {
  readonly flags?: readonly string[];
  readonly digests?: Readonly<Record<string, string>>;
  readonly interruption?: Interruption;
}

async function run(
  images: readonly string[],
  { flags = [], digests = {}, interruption = new Interruption() }: Given = {},
) {
  const written: string[] = [];
  const stdout = { write: (text: string) => written.push(text) > 0 } as unknown as NodeJS.WriteStream;
  const entry = (digest: string) => ({ digest, platform: 'linux/amd64', source: 'made up', read: '2026-11-22' });
  const app = someApp(
    {},
    { images: Object.fromEntries(Object.entries(digests).map(([image, digest]) => [image, entry(digest)])) },
  );
  const options = parseMirrorOptions(['prod-eu-west-1', '--to', `${target.host}/copies`, ...flags]);
  const code = await mirrorApp(app, options, { charts: [], images }, { stdout, interruption });
  return { code, output: written.join('') };
}

describe('mirrorApp', () => {
  it('copies each image to its path in the registry, by the reviewed digest, and says what to set', async () => {
    const digest = source.putIndex('a/b', '1');
    source.putIndex('a/b', '1', ['amd64']);
    const image = `${source.host}/a/b:1`;
    const { code, output } = await run([image], { digests: { [image]: digest } });
    expect(code).toBe(0);
    expect(target.digest('copies/a/b', '1')).toBe(digest);
    expect(output).toContain(`copied   ${image} -> ${target.host}/copies/a/b:1 ${digest}\n`);
    expect(output).toContain(`platform: { imageRegistry: '${target.host}/copies' }`);
    expect(output).toMatch(/not copied:\n {2}images of the EKS add-ons/);
  });

  it('says that nobody reviewed what a tag has now', async () => {
    source.putIndex('a/b', '1');
    expect((await run([`${source.host}/a/b:1`])).output).toMatch(/which its tag has now; nobody reviewed it/);
  });

  it('goes on with the others when one fails, and does not say what to set', async () => {
    const digest = source.putImage('a/c', '1', 'amd64', ['layer']);
    const { code, output } = await run([`${source.host}/a/b:1`, `${source.host}/a/c:1`]);
    expect(code).toBe(1);
    expect(output).toMatch(/^failed {3}\S+\/a\/b:1: .*404 for a\/b:1: MANIFEST_UNKNOWN.*\ncopied/);
    expect(output).not.toContain('imageRegistry');
    expect(target.digest('copies/a/c', '1')).toBe(digest);
  });

  it('says which repository to create where the registry makes none', async () => {
    source.putImage('a/b', '1', 'amd64', ['layer']);
    target.behave({ repositories: ['other'] });
    expect(await run([`${source.host}/a/b:1`])).toEqual({
      code: 1,
      output: expect.stringMatching(/NAME_UNKNOWN.*; create the repository copies\/a\/b there first/),
    });
  });

  it('ends with 3 when a tag there points to something else', async () => {
    source.putImage('a/b', '1', 'amd64', ['ours']);
    target.putImage('copies/a/b', '1', 'amd64', ['theirs']);
    expect(await run([`${source.host}/a/b:1`])).toEqual({
      code: 3,
      output: expect.stringMatching(/^taken {4}.*points to sha256:\w+, and ours is sha256:/),
    });
  });

  it('stops when it is asked to, and goes on the next time', async () => {
    const digest = source.putIndex('a/b', '1');
    const interruption = new Interruption();
    target.behave({ uploading: () => interruption.receive('SIGINT') });
    await expect(run([`${source.host}/a/b:1`], { interruption })).rejects.toThrow(Interrupted);
    expect(target.digest('copies/a/b', '1')).toBeUndefined();
    expect(await run([`${source.host}/a/b:1`])).toMatchObject({ code: 0 });
    expect(target.digest('copies/a/b', '1')).toBe(digest);
  });

  it('copies nothing in a dry run, and names the repositories that must be there', async () => {
    source.putImage('a/b', '1', 'amd64', ['layer']);
    const { code, output } = await run([`${source.host}/a/b:1`], { flags: ['--dry-run'] });
    expect(code).toBe(0);
    expect(output).toMatch(/^to copy [^]*repositories that must be there:\n {2}copies\/a\/b\n/);
    expect(target.asked.filter((line) => !line.startsWith('HEAD'))).toEqual([]);
  });

  it('leaves alone what is in the registry already, and tells machines the same', async () => {
    const { code, output } = await run([`${target.host}/copies/own:1`], { flags: ['--json'] });
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({
      images: [],
      repositories: [],
      set: expect.stringContaining('imageRegistry'),
    });
  });
});

describe('parseMirrorOptions', () => {
  it.each([
    [['a'], /name one app and a registry/],
    [['a', '--to', 'https://mirror.example'], /--to is https:\/\/mirror\.example: write a host/],
    [['a', '--to', 'mirror/copies'], /the host has a dot or a port/],
    [['a', '--from', 'b'], /--from/],
  ])('refuses %j', (argv, message) => {
    expect(() => parseMirrorOptions(argv)).toThrow(message);
  });
});
