import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { synthesize } from '../../src/app/synthesize';
import { Interruption } from '../../src/process/interruption';

jest.setTimeout(60_000);

const installed = join(__dirname, '..', '..', '..', '..', 'node_modules');
const right = `import { size } from './size';\nexport const models: Readonly<Record<string, { version: number; canary?: 7 }>> = {\n  resnet: { version: size },\n};\n`;

describe('the types of an app', () => {
  let folder: string;
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'types-')));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(join(installed, 'typescript'), join(folder, 'node_modules', 'typescript'));
    write({
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "types": [] } }',
      'size.ts': 'export const size = 6;\n',
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  }
  const run = (main: string, app = 'true') => {
    write({ 'main.ts': main });
    return synthesize({
      folder,
      config: { app },
      outputFolder: folder,
      env: process.env,
      interruption: new Interruption(),
    });
  };

  it.each([
    [
      'a key that is written twice',
      right.replace('};', '  resnet: { version: 7 },\n};'),
      'main.ts:4:3 resnet: An object literal cannot have multiple properties with the same name.',
    ],
    [
      'a field that nobody knows',
      right.replace(': size }', ': size, cannary: 7 }'),
      /main\.ts:3:28 cannary: .*Did you mean to write 'canary'\?$/,
    ],
    [
      'a name that is not there',
      `${right}export const other = modles;\n`,
      /main\.ts:5:22 modles: .*Did you mean 'models'\?$/,
    ],
    ['a missing brace', right.replace('};', ''), /main\.ts:5:1 '\}' expected/],
  ])('are told by place, text and reason for %s', async (_, main, line) => {
    const failure = (await run(main).catch((error: unknown) => error)) as { readonly message: string };
    expect(failure).toMatchObject({ exitCode: 2 });
    expect(failure.message.split('\n')[0]).toMatch(/^the types of types-\w+ do not hold:$/);
    expect(failure.message.split('\n')[1]).toEqual(
      typeof line === 'string' ? `  ${line}` : expect.stringMatching(line),
    );
  });

  it('are looked at in files that are imported, and all are told at once', async () => {
    write({ 'size.ts': 'export const size: string = 6;\n' });
    await expect(run(right)).rejects.toThrow(/size\.ts:1:14 [^]*main\.ts:3:13 /);
  });

  it('are looked at again when a file has changed that was right', async () => {
    await expect(run(right)).resolves.toBeUndefined();
    await expect(run(right)).resolves.toBeUndefined();
    write({ 'size.ts': "export const size = 'six';\n" });
    await expect(run(right)).rejects.toThrow(/main\.ts:3:13 version: Type 'string' is not assignable/);
  });

  it('are told in place of what the code did because of them, but not in place of what the app refused', async () => {
    const wrong = right.replace(': size }', ': modles }');
    await expect(run(wrong, 'echo ReferenceError >&2; exit 1')).rejects.toThrow(/modles: Cannot find name/);
    await expect(run(wrong, 'echo environment is misconfigured >&2; exit 2')).rejects.toThrow(
      /^environment is misconfigured$/m,
    );
  });

  it.each([
    ['has no tsconfig.json', () => rmSync(join(folder, 'tsconfig.json'))],
    ['has no TypeScript', () => rmSync(join(folder, 'node_modules'), { recursive: true })],
  ])('are not looked at where an app %s', async (_, without) => {
    without();
    await expect(run(right.replace(': size }', ': modles }'))).resolves.toBeUndefined();
  });
});
