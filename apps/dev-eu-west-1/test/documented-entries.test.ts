import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';

import { appProblems, type Environment } from '@spot-serving/stacks';

import { environment } from '../environment';

const pages = join(__dirname, '..', '..', '..', 'docs', 'how-to');

type Served = NonNullable<Environment['models']['served']>;

/** Entries of models that a page shows: in the blocks of TypeScript, and what a block of differences adds. */
function entriesOn(page: string): readonly string[] {
  const text = readFileSync(join(pages, page), 'utf8');
  const blocks = [...text.matchAll(/^```(?:ts|diff)\n([^]*?)^```/gm)].map(([, block = '']) => block);
  return blocks.flatMap((block) => block.match(/^[+ ] +'?[a-z][\w-]*'?: \{ version: .*\},?$/gm) ?? []);
}

/** The models that an entry stands for. */
function served(entry: string): Served {
  const code = ts.transpile(`({ ${entry.replace(/^\+/, '').replace(/,$/, '')} })`);
  // What the pages show is ours, and data.
  return (0, eval)(code) as Served;
}

const shown = readdirSync(pages).flatMap((page) => entriesOn(page).map((entry) => ({ page, entry: entry.trim() })));

/** The development app, with models beside its own or in their place. */
const withModels = (models: Served) => ({
  ...environment,
  models: { ...environment.models, served: { ...environment.models.served, ...models } },
});

describe('entries of models in the how-to pages', () => {
  it('are found', () => {
    expect(shown.map(({ page }) => page)).toEqual(expect.arrayContaining(['serve-a-model.md', 'canary.md']));
  });

  it.each([...shown, { page: 'serve-a-model.md', entry: 'newcomer: { version: 1, sizeMiB: 24 },' }])(
    'are taken by the development app as they stand: $entry ($page)',
    ({ entry }) => {
      expect(appProblems(withModels(served(entry)))).toEqual([]);
    },
  );
});
