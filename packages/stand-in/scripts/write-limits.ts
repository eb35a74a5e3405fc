/** Brings the generated part of docs/rehearsal-limits.md up to date. Usage: tsx write-limits.ts */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { limitsText } from './limits-text';

const page = join(__dirname, '..', '..', '..', 'docs', 'rehearsal-limits.md');
const text = readFileSync(page, 'utf8');
writeFileSync(
  page,
  text.replace(
    /(<!-- from the tables -->\n)[^]*(\n<!-- to here -->)/,
    (_all, start: string, end: string) => `${start}${limitsText()}${end}`,
  ),
);
