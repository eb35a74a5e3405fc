import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { readPlan, renderReview } from '../src';

const folder = (name: string): string => join(__dirname, name);
const cases = ['fixtures/plans', 'fixtures/hand-made'].flatMap((place) =>
  readdirSync(folder(place)).map((file) => [file.replace('.json', ''), join(folder(place), file)]),
);

/** `UPDATE_GOLDEN=1 npx jest golden` writes what is rendered now; read the difference before it is committed. */
function expected(name: string, rendered: string): string {
  const file = join(folder('golden'), `${name}.md`);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, rendered);
  return existsSync(file) ? readFileSync(file, 'utf8') : 'There is no golden file';
}

describe('the review of a small plan', () => {
  it.each(cases)('reads as in golden/%s.md', (name = '', file = '') => {
    const { markdown } = renderReview({
      stacks: [{ name: 'dev-eu-west-1-serving', result: { plan: readPlan(readFileSync(file, 'utf8')) } }],
    });
    expect(markdown).toBe(expected(name, markdown));
  });

  it('has a golden file for each plan and no other', () => {
    expect(readdirSync(folder('golden')).sort()).toEqual(cases.map(([name]) => `${name}.md`).sort());
  });
});
