import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { projectWithPrograms, theirs } from '../test/clean-project';
import { compiles, oldest, typeScript6 } from '../test/compile';

/** The newest of each line from 5.4 on, beside the project's own 5.9. */
const between = ['5.5.4', '5.6.3', '5.7.3', '5.8.3'].map(
  (version) => `typescript-${version}@npm:typescript@${version}`,
);
const compilers = [oldest, ...between, typeScript6]
  .map((specifier) => specifier.split('@')[0] ?? '')
  .concat('typescript');

/** How a project may resolve modules; TypeScript 6 wants to be told that node10 is meant. */
const resolutions = {
  node10: { module: 'commonjs', moduleResolution: 'node10' },
  node16: { module: 'node16', moduleResolution: 'node16' },
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
} as const;

const cases = compilers.flatMap((compiler) =>
  Object.entries(resolutions).map(([name, options]) => [compiler, name, options] as const),
);

describe('compilers and resolutions', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'spot-serving-compilers-')));

  beforeAll(() => projectWithPrograms(folder, [...theirs, oldest, ...between, typeScript6]));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(cases)('%s takes them as %s', (compiler, name, options) => {
    const asked = name === 'node10' && compiler === 'typescript-6' ? { ignoreDeprecations: '6.0' } : {};
    expect(compiles(folder, compiler, { ...options, ...asked })).toBe('');
  });

  it('take them with all declarations checked, ours and those of what we depend on', () => {
    expect(compiles(folder, 'typescript', { ...resolutions.node16, skipLibCheck: false })).toBe('');
  });
});
