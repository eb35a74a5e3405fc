import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..', '..');
const file = join(root, 'docs', 'shared-responsibility.md');

/** Cells of each row of the table, without its heading. */
const rows = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  .slice(1);

/** Files that a cell names: in code of this repository, or as a link from docs. */
function named(cell: string): string[] {
  const code = [...cell.matchAll(/`([\w./-]+\.\w+)`/g)].map(([, path = '']) => join(root, path));
  const links = [...cell.matchAll(/\]\(([^)#]+)/g)].map(([, path = '']) => join(dirname(file), path));
  return [...code, ...links];
}

describe('the shared responsibility', () => {
  it.each(rows)('for "%s" is done where it says, shown by a test, and leaves something to somebody', (...cells) => {
    expect(cells).toHaveLength(4);
    const [, done = '', shown = '', left = ''] = cells;
    expect(named(done).length).toBeGreaterThan(0);
    expect([...named(done), ...named(shown)].filter((path) => !existsSync(path))).toEqual([]);
    expect(named(shown).length).toBeGreaterThan(0);
    expect(named(shown).every((path) => path.endsWith('.test.ts'))).toBe(true);
    expect(left.length).toBeGreaterThan(20);
  });

  it('has a duty for each family of what the customer answers for', () => {
    const duties = rows.map(([duty = '']) => duty).join(' ');
    for (const word of ['read', 'encryption', 'network', 'patches', 'credentials', 'deploy', 'happened', 'incidents'])
      expect(duties).toContain(word);
  });
});
