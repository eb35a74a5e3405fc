import { existsSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { SomeProgram } from './some-program';

const files = {
  'package.json': '{ "name": "some-program" }',
  'src/main.ts': "import { value } from './value';\nprocess.stdout.write(value);\n",
  'src/value.ts': "export const value: string = 'one';\n",
};

describe('runSource', () => {
  let program: SomeProgram;
  afterEach(() => program.remove());

  const settled = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
    program = new SomeProgram({ ...files, ...more });
    await program.settle();
    await program.run();
  };

  it('keeps a bundle, and takes it again', async () => {
    await settled();
    program.markBundle();
    expect(await program.prints()).toBe('kept');
  });

  it('imports what a program imports late, also once V8 has kept its code', async () => {
    const late = "void import('node:path').then(({ sep }) => process.stdout.write(`late ${sep}`));\n";
    await settled({ 'src/main.ts': late });
    expect([await program.prints(), await program.prints()]).toEqual(['late /', 'late /']);
  });

  it.each([
    ['a file in it is edited', { 'src/value.ts': "export const value: string = 'two';\n" }, 'two'],
    [
      'a file in it is edited to the same length, at once',
      { 'src/value.ts': "export const value: string = '1+1';\n" },
      '1+1',
    ],
    ['a new file comes before one in it', { 'src/value.tsx': "export const value = 'two';\n" }, 'two'],
  ])('makes a bundle anew when %s', async (_, change, printed) => {
    await settled();
    expect(await program.prints()).toBe('one');
    for (const [name, content] of Object.entries(change)) program.write(name, content);
    expect(await program.prints()).toBe(printed);
    expect(await program.prints()).toBe(printed);
  });

  it('resolves a package by what its package.json says now', async () => {
    const dependency = (main: string) => JSON.stringify({ name: 'dependency', main });
    await settled({
      'src/main.ts': "import { value } from 'dependency';\nprocess.stdout.write(value);\n",
      'node_modules/dependency/package.json': dependency('one.js'),
      'node_modules/dependency/one.js': "exports.value = 'one';",
      'node_modules/dependency/two.js': "exports.value = 'two';",
    });
    expect(await program.prints()).toBe('one');
    program.write('node_modules/dependency/package.json', dependency('two.js'));
    expect(await program.prints()).toBe('two');
  });

  it('resolves a package from the nearest folder that has it now', async () => {
    await settled({
      'src/main.ts': "import { value } from 'dependency';\nprocess.stdout.write(value);\n",
      'node_modules/dependency/index.js': "exports.value = 'one';",
    });
    expect(await program.prints()).toBe('one');
    program.write('src/node_modules/dependency/index.js', "exports.value = 'two';");
    expect(await program.prints()).toBe('two');
  });

  it('does not keep what was made of files that changed a moment ago, for they may change again in the same moment', async () => {
    program = new SomeProgram(files);
    await program.run();
    expect(program.kept().filter((name) => name.endsWith('stamp.json'))).toEqual([]);
  });

  it('keeps the bundle when files are as they were, with other times', async () => {
    await settled();
    program.markBundle();
    utimesSync(join(program.folder, 'src', 'value.ts'), new Date(), new Date());
    expect(await program.prints()).toBe('kept');
  });

  it('lets three begin at once', async () => {
    program = new SomeProgram(files);
    await program.settle();
    const ended = await Promise.all([program.run(), program.run(), program.run()]);
    expect(ended.map(({ code, stdout, stderr }) => ({ code, stdout, stderr }))).toEqual(
      Array.from({ length: 3 }, () => ({ code: 0, stdout: 'one', stderr: '' })),
    );
    expect(program.bundles()).toHaveLength(1);
  });

  it('runs where nothing can be kept', async () => {
    program = new SomeProgram(files);
    writeFileSync(program.cache, 'no folder');
    expect(await program.run()).toEqual({ code: 0, stdout: 'one', stderr: '' });
  });

  it('removes what it kept of a program that is gone', async () => {
    await settled();
    program.write('cache/gone/entry', join(program.folder, 'no-more.ts'));
    program.write('src/value.ts', "export const value = 'two';");
    await program.run();
    expect(existsSync(join(program.cache, 'gone'))).toBe(false);
    expect(readdirSync(program.cache)).toHaveLength(1);
  });

  it('gives each module its own place, and the arguments', async () => {
    program = new SomeProgram({
      ...files,
      'src/main.ts':
        "import { place } from './deep/place';\nprocess.stdout.write(JSON.stringify([__filename, place, process.argv.slice(2)]));",
      'src/deep/place.ts': 'export const place: string = __dirname;',
    });
    const { stdout } = await program.run('a', '--b');
    expect(JSON.parse(stdout)).toEqual([program.entry, join(program.folder, 'src', 'deep'), ['a', '--b']]);
  });

  it.each([
    ['at once', 'fail();'],
    ['later', 'void Promise.resolve().then(fail);'],
  ])('tells the place of an error in the sources, when it comes %s', async (_, call) => {
    program = new SomeProgram({
      ...files,
      'src/main.ts': `import { fail } from './fail';\n\n${call}\n`,
      'src/fail.ts':
        'export interface Nothing {\n  readonly a: 1;\n}\n\nexport function fail(): never {\n  throw new RangeError("no");\n}\n',
    });
    const { code, stderr } = await program.run();
    expect({ code, first: stderr.split('\n').slice(0, 2) }).toEqual({
      code: 1,
      first: ['RangeError: no', `    at fail (${join(program.folder, 'src', 'fail.ts')}:6:9)`],
    });
    expect(stderr).not.toMatch(/\.cjs/);
  });

  it('loses nothing of what it says when an error ends it', async () => {
    const main = "process.stdout.write('o'.repeat(1_000_000));\nthrow new RangeError('e'.repeat(1_000_000));\n";
    program = new SomeProgram({ ...files, 'src/main.ts': main });
    const { code, stdout, stderr } = await program.run();
    expect([code, stdout.length, stderr.includes('e'.repeat(1_000_000))]).toEqual([1, 1_000_000, true]);
  });

  it('tells an error as it is where another run has taken the source map away', async () => {
    program = new SomeProgram({ ...files, 'src/main.ts': 'throw new RangeError("no");' });
    await program.settle();
    await program.run();
    for (const name of program.kept().filter((one) => one.endsWith('.map'))) rmSync(join(program.cache, name));
    const { code, stderr } = await program.run();
    expect([code, stderr.split('\n')[0]]).toEqual([1, 'RangeError: no']);
  });

  it('leaves it to tsx to say what is wrong with sources that do not compile', async () => {
    program = new SomeProgram({ ...files, 'src/value.ts': 'export const value = ;' });
    const { code, stderr } = await program.run();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('src/value.ts:1:21: ERROR') as string,
    });
  });

  it('ends with the exit code of the program', async () => {
    program = new SomeProgram({ ...files, 'src/main.ts': 'process.exitCode = 3;' });
    expect(await program.run()).toEqual({ code: 3, stdout: '', stderr: '' });
  });
});
