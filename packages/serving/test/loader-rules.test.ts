import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { digestOf, LoaderPod, manifestOf, type ModelFiles, published, savedModel } from './loader-pod';

/** What does not depend on the AWS CLI runs with a stand-in for it, which is quicker. */
const programs = mkdtempSync(join(tmpdir(), 'aws-stand-in-'));
const store = join(programs, 'store');
let pod: LoaderPod;

beforeAll(() => {
  copyFileSync(join(__dirname, 'fixtures', 'aws-stand-in.sh'), join(programs, 'aws'));
  chmodSync(join(programs, 'aws'), 0o755);
});
beforeEach(() => {
  pod = new LoaderPod(join(programs, 'aws'), false);
});
afterEach(() => {
  pod.remove();
  rmSync(store, { recursive: true, force: true });
});
afterAll(() => rmSync(programs, { recursive: true }));

function write(folder: string, files: ModelFiles): void {
  for (const [path, body] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), body);
  }
}

async function load(files: ModelFiles, env: NodeJS.ProcessEnv = {}): Promise<string> {
  write(join(store, 'resnet', '3'), files);
  const { code, stderr } = await pod.run('s3://model-bucket/resnet/3', { STORE: store, ...env });
  return `${code} ${stderr}`;
}

const whole = published(savedModel);
const manifest = manifestOf(savedModel);
const { 'saved_model.pb': graph, ...withoutGraph } = savedModel;
const graphLine = manifestOf({ 'saved_model.pb': graph ?? '' });

describe('load-model.sh', () => {
  it('makes a folder of a whole version', async () => {
    expect(await load(whole)).toBe('0 ');
    expect(pod.servedFiles()).toEqual(Object.keys(whole).sort());
  });

  it('has the AWS CLI fetch by its own client, side by side, and give up a connection that nobody takes', async () => {
    await load(whole);
    const asked = readFileSync(join(programs, 'asked'), 'utf8');
    const calls = asked.split('\n').filter((line) => /^s3(api)? \w/.test(line));
    expect(calls.length).toBeGreaterThan(2);
    for (const call of calls) expect(call).toMatch(/ --cli-connect-timeout 5 --cli-read-timeout 30$/);
    expect(asked).toContain('[default]\ns3 =\n  preferred_transfer_client = classic\n  max_concurrent_requests = 10\n');
  });

  it.each<[string, ModelFiles, RegExp]>([
    [
      'one byte changed',
      { ...whole, 'saved_model.pb': 'a grapf' },
      /'saved_model\.pb' is not what manifest\.sha256 lists$/m,
    ],
    [
      'a listed name with a line break, as sha256sum escapes it',
      { ...published({ ...savedModel, 'a\nb': '' }) },
      /not of sha256sum's form$/m,
    ],
    ['an empty manifest', { ...whole, 'manifest.sha256': '' }, /manifest\.sha256 lists no file$/m],
    ['a manifest with a blank line', { ...whole, 'manifest.sha256': `${manifest}\n` }, /not of sha256sum's form$/m],
    ['a manifest cut short', { ...whole, 'manifest.sha256': manifest.slice(0, -5) }, /is missing$/m],
    [
      'a manifest with carriage returns',
      { ...whole, 'manifest.sha256': manifest.replaceAll('\n', '\r\n') },
      /\\r' is missing$/m,
    ],
    [
      'a manifest that lists a file of another folder',
      { ...whole, 'manifest.sha256': `${manifest}${graphLine.replace('  ', '  ../../../')}` },
      /lists '\.\.\/\.\.\/\.\.\/saved_model\.pb', which is no plain path$/m,
    ],
    [
      'a manifest that lists a file of the root',
      { ...whole, 'manifest.sha256': `${manifest}${graphLine.replace('  ', '  /')}` },
      /which is no plain path$/m,
    ],
    [
      'a manifest that lists a file twice',
      { ...whole, 'manifest.sha256': `${manifest}${graphLine}` },
      /lists 'saved_model\.pb' twice$/m,
    ],
    [
      'a manifest that lists a file by two names',
      { ...whole, 'manifest.sha256': `${manifest}${graphLine.replace('  ', '  assets/../')}` },
      /which is no plain path$/m,
    ],
    ['no saved_model.pb', published(withoutGraph), /saved_model\.pb is missing/],
    [
      'a saved_model.pbtxt instead',
      published({ ...withoutGraph, 'saved_model.pbtxt': 'a graph' }),
      /a saved_model\.pbtxt is not taken/,
    ],
    [
      'a saved_model.pb further down',
      published({ ...withoutGraph, 'export/saved_model.pb': 'a graph' }),
      /saved_model\.pb is missing/,
    ],
  ])('refuses a version with %s', async (_name, files, message) => {
    const outcome = await load(files);
    expect(outcome).toMatch(/^65 load-model: s3:\/\/model-bucket\/resnet\/3 is not whole: [^\n]+\n$/);
    expect(outcome).toMatch(message);
    expect(pod.served()).toEqual([]);
  });

  it.each<[string, ModelFiles]>([
    ['a file', { 'assets/extra': '' }],
    ['a hidden file', { 'variables/.part': '' }],
    ['a file whose name has a line break', { 'assets/a\nb': '' }],
    ['a folder', { 'extra/saved_model.pb': 'another graph' }],
    ['a file that a listed name would match as a pattern', { 'assets/x]': '' }],
  ])('takes what the manifest lists, and not %s that lies beside it', async (_name, extra) => {
    expect(await load({ ...whole, ...extra })).toBe('0 ');
    expect(pod.servedFiles()).toEqual(Object.keys(whole).sort());
  });

  it('holds the version to the manifest that was planned, also when it is there already, and says which it has', async () => {
    const digest = digestOf(manifest);
    const other = `sha256:${'0'.repeat(64)}`;
    expect(await load(whole, { MANIFEST_DIGEST: other })).toBe(
      `65 load-model: s3://model-bucket/resnet/3 is not whole: manifest.sha256 has digest ${digest}, and ${other} was planned\n`,
    );
    expect(pod.served()).toEqual([]);
    expect(await load(whole, { MANIFEST_DIGEST: digest })).toBe('0 ');
    expect(pod.report()).toBe(`manifest ${digest}`);
    rmSync(store, { recursive: true });
    expect(await load(published({ ...savedModel, 'saved_model.pb': 'another' }), { MANIFEST_DIGEST: digest })).toBe(
      '0 ',
    );
    expect(await load({}, { MANIFEST_DIGEST: other })).toMatch(/^65 .* was planned\n$/);
    expect(pod.report()).toContain('was planned');
  });

  it('fetches anew what the disk has spoilt', async () => {
    write(join(pod.models, '3'), { ...whole, 'saved_model.pb': 'spoilt' });
    expect(await load(whole)).toBe('0 ');
    expect(await load(whole, { STORE: '' })).toBe('0 ');
  });

  it('clears what a killed run left', async () => {
    write(join(pod.models, '.loading-3'), { 'saved_model.pb.AbC123': 'half' });
    expect(await load(whole)).toBe('0 ');
    expect(pod.entries(pod.models)).toEqual(['3']);
  });

  it('says that the disk fails', async () => {
    writeFileSync(pod.models, 'a file where the folder should be');
    expect(await load(whole)).toMatch(/load-model: \S+\/models\/\.loading-3 cannot be made\n$/);
  });

  it.each<[NodeJS.ProcessEnv, RegExp]>([
    [{ VERSION: '03' }, /^64 load-model: VERSION is '03': /],
    [{ VERSION: '../3' }, /^64 load-model: VERSION is /],
    [{ VERSION: '4' }, /it is not the address of version 4$/m],
    [{ MODEL_URI: 'https://model-bucket/resnet/3' }, /^64 load-model: MODEL_URI is /],
    [{ MODEL_URI: 's3://model-bucket/resnet/3/' }, /^64 load-model: MODEL_URI is /],
    [{ MODEL_URI: 's3:///resnet/3' }, /^64 load-model: MODEL_URI is /],
    [{ MODEL_DIR: 'models' }, /^64 load-model: MODEL_DIR is 'models': name an absolute folder$/m],
    [
      { MANIFEST_DIGEST: 'latest' },
      /^64 load-model: MANIFEST_DIGEST is 'latest': write sha256: and 64 hexadecimal digits$/m,
    ],
    [{ HOME: '/absent' }, /^64 load-model: HOME is '\/absent': the AWS CLI needs a folder that it may write to$/m],
  ])('refuses %j in one line', async (env, message) => {
    const outcome = await load(whole, env);
    expect(outcome).toMatch(message);
    expect(outcome.trimEnd().split('\n')).toHaveLength(1);
    expect(pod.served()).toEqual([]);
  });
});
