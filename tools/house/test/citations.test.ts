import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { citationsIn, unresolved } from './citations';

const root = join(__dirname, '..', '..', '..');
const sources = join(root, 'docs', 'sources');
const files = execFileSync(
  'git',
  ['ls-files', '-co', '--exclude-standard', 'packages', 'apps', 'tools', 'docs', '.github'],
  { cwd: root, encoding: 'utf8' },
)
  .trim()
  .split('\n')
  .filter((file) => /\.(ts|cjs|mjs|sh|md|yml)$/.test(file))
  .filter((file) => !file.startsWith('docs/sources/') && !file.startsWith('tools/house/test/citations'));

describe('citations', () => {
  it('lead somewhere, each of them', () => {
    const lost = files.flatMap((file) =>
      citationsIn(readFileSync(join(root, file), 'utf8')).flatMap((citation) =>
        unresolved(citation, sources).map((what) => `${file}: ${what}`),
      ),
    );
    expect(lost).toEqual([]);
  });

  it('are many', () => {
    const all = files.flatMap((file) => citationsIn(readFileSync(join(root, file), 'utf8')));
    expect(all.length).toBeGreaterThan(80);
  });

  it.each([
    ['a section that is not there', '(infra 9.9)', ['infra: no section 9.9']],
    ['the beginning of a number', '(serving 1.1 and 1.11)', ['serving: no section 1.11']],
    ['a conclusion that nobody drew', '(drain.md, conclusion 7)', ['drain: no conclusion 7']],
    ['a run that nobody made', '(drain.md, rows D and Z)', ['drain: no row Z']],
    ['what is not said there', '(drain.md, "Never seen")', ['drain: no "Never seen"']],
    ['a measurement that is not there', '(load, 30)', ['load: no section 30']],
  ])('are refused for %s', (_, text, lost) => {
    expect(citationsIn(text).flatMap((citation) => unresolved(citation, sources))).toEqual(lost);
  });
});
