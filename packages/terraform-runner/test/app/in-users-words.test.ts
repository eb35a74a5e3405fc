import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inUsersWords } from '../../src/app/in-users-words';

const root = join(__dirname, '..', '..', '..', '..');

describe('inUsersWords', () => {
  let folder: string;
  beforeAll(() => (folder = realpathSync(mkdtempSync(join(tmpdir(), 'users-words-')))));
  afterAll(() => rmSync(folder, { recursive: true }));

  /** What Node says when it loads a module of the user, by tsx or as plain JavaScript. */
  function said(code: string, name = 'environment.ts'): string {
    const file = join(folder, name);
    writeFileSync(file, code);
    const { stderr } = spawnSync(process.execPath, ['--import', 'tsx', file], { cwd: root, encoding: 'utf8' });
    return inUsersWords(stderr).replaceAll(folder, '/app');
  }

  it.each([
    ['throws', `throw new Error('no such account');`, '1:7: Error: no such account\n'],
    [
      'throws in a function of its own',
      `const of = (): never => { throw new Error('no'); };\nof();`,
      '1:33: Error: no\n',
    ],
    [
      'reads a member of nothing',
      `const tags: any = undefined;\nexport const name = tags.name;`,
      "2:26: TypeError: Cannot read properties of undefined (reading 'name')\n",
    ],
    [
      'uses a name that is not there',
      `export const environment = { acount };`,
      '1:30: ReferenceError: acount is not defined\n',
    ],
    [
      'reads a file that is not there',
      `import { readFileSync } from 'node:fs';\nreadFileSync('/no/such');`,
      "2:1: Error: ENOENT: no such file or directory, open '/no/such' {\n  errno",
    ],
    ['parses what is no JSON', `JSON.parse('{');`, '1:6: SyntaxError: Expected property name'],
    ['rejects a promise', `async function look() { throw new Error('away'); }\nvoid look();`, '1:31: Error: away\n'],
  ])('tells by place and message, without a frame, that the environment %s', (_, code, expected) => {
    const words = said(code);
    expect(words.startsWith(`/app/environment.ts:${expected}`) ? expected : words).toBe(expected);
    expect(words).not.toMatch(/^ +at |Node\.js v|node:internal/m);
  });

  it('keeps the reasons that an error names', () => {
    expect(said(`throw new Error('outer', { cause: new Error('inner') });`)).toBe(
      '/app/environment.ts:1:7: Error: outer {\n  [cause]: Error: inner\n}\n',
    );
  });

  it("names the user's call of another package that throws", () => {
    mkdirSync(join(folder, 'node_modules', 'other'), { recursive: true });
    writeFileSync(join(folder, 'node_modules', 'other', 'index.js'), `exports.f = () => { throw new Error('deep'); };`);
    expect(said(`require('other').f();`, 'main.cts')).toBe('/app/main.cts:1:18: Error: deep\n');
  });

  it('leaves a fault of a package of the house its frames', () => {
    mkdirSync(join(folder, 'house'));
    writeFileSync(join(folder, 'house', 'package.json'), `{ "name": "@spot-serving/house" }`);
    writeFileSync(join(folder, 'house', 'index.js'), `exports.f = () => { throw new Error('ours'); };`);
    expect(said(`require('./house').f();`, 'main.cts')).toMatch(/Error: ours\n {4}at .*house\/index\.js:1:27\)?\n/);
  });

  it.each(['environment "dev" is misconfigured:\n  region is "x": name one\n', '  at last: nothing\n'])(
    'leaves %j as it is',
    (words) => expect(inUsersWords(words)).toBe(words),
  );
});
