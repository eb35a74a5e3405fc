import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { annotations, readManifest } from '../../src/app/manifest';

const stack = (name: string, notes: readonly object[] = []) => ({
  name,
  workingDirectory: `stacks/${name}`,
  synthesizedStackPath: `stacks/${name}/cdk.tf.json`,
  annotations: notes,
  dependencies: [],
});
const note = (level: string, message: string) => ({ constructPath: 'net/vpc', level: `@cdktf/${level}`, message });

describe('readManifest', () => {
  let folder: string;
  const write = (manifest: object): void => writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'manifest-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads stacks and leaves warnings with them', () => {
    write({ version: '0.21.0', stacks: { net: stack('net', [note('warn', 'one zone only'), note('info', 'hello')]) } });
    const [net] = readManifest(folder);
    expect(net?.workingDirectory).toBe('stacks/net');
    expect(net && annotations(net, 'warn')).toEqual(['net/vpc: one zone only']);
  });

  it('stops at error annotations, all of them', () => {
    write({
      stacks: { net: stack('net', [note('error', 'no zone')]), app: stack('app', [note('error', 'no network')]) },
    });
    expect(() => readManifest(folder)).toThrow(
      expect.objectContaining({ message: 'net/vpc: no zone\nnet/vpc: no network', exitCode: 1 }),
    );
  });

  it('names the folder that has no manifest, as a slip of whoever named it', () => {
    expect(() => readManifest(folder)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(`${folder} has no manifest.json`) as string,
        exitCode: 2,
      }),
    );
  });

  it.each([
    { what: 'no manifest', manifest: undefined, message: /cdktf\.out.*call app\.synth\(\)/ },
    { what: 'no stacks', manifest: { stacks: {} }, message: /add a TerraformStack/ },
  ])('says what to do about $what', ({ manifest, message }) => {
    if (manifest !== undefined) write(manifest);
    expect(() => readManifest(folder)).toThrow(message);
  });
});
