import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..', '..');

/** Rows of a table of two columns: a task, and where it begins. */
function tasks(markdown: string): [task: string, start: string][] {
  const rows = markdown.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('|---'));
  return rows.slice(1).map((row) => {
    const [, task = '', start = ''] = row.split('|').map((cell) => cell.trim());
    return [task, start];
  });
}

/** Paths in code spans and links that are written out: of the repository, or below a folder that the row names before. */
function pathsIn(start: string): string[] {
  const spans = [...start.matchAll(/`([^` ]+\/[^` ]*)`|\]\(([^)#]+)[^)]*\)/g)].map(
    ([, code, link]) => code ?? link ?? '',
  );
  return spans.filter((path) => !/^@|^npx |[<>*{}]/.test(path));
}

const listed = tasks(readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8'));

/** What of a row is not in the repository. */
const lost = (start: string): string[] => {
  const paths = pathsIn(start);
  return paths.filter(
    (path) => ![root, ...paths.map((one) => join(root, one))].some((from) => existsSync(join(from, path))),
  );
};

describe("a newcomer's tasks", () => {
  it('are ten or more, and most of them name files', () => {
    expect(listed.length).toBeGreaterThanOrEqual(10);
    expect(listed.filter(([, start]) => pathsIn(start).length > 0).length).toBeGreaterThanOrEqual(10);
  });

  it.each(listed)('%s: begins with what is there', (_, start) => {
    expect(lost(start)).toEqual([]);
  });

  it('would be seen to lead nowhere', () => {
    expect(lost('its type in `packages/core/src/setings`, once')).toEqual(['packages/core/src/setings']);
  });
});
