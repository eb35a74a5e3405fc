import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { limitsText } from '../scripts/limits-text';

it('the page of what a rehearsal cannot know says what the tables have; `npx tsx scripts/write-limits.ts` writes it', () => {
  const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'rehearsal-limits.md'), 'utf8');
  expect(page).toContain(`<!-- from the tables -->\n${limitsText()}\n<!-- to here -->`);
});
