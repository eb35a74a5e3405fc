import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The workspace's root. */
export const root = join(__dirname, '..', '..', '..');

/** A block of code of a page. */
export interface PageBlock {
  /** Page, relative to the root. */
  readonly page: string;
  /** What the page says after the fence: `ts`, `sh`. */
  readonly language: string;
  /** The page, and what the block exports first: `docs/how-to/choose-pools.md pools`; else which of its blocks in this language it is, from 1: `docs/guardrails.md#1`. */
  readonly name: string;
  readonly text: string;
}

const fence = /^( *)```([\w-]*)\n([^]*?)^\1```/gm;

/** Every block of code of every page that git tracks; golden reviews quote lines to add, not programs. */
export function blocks(...languages: readonly string[]): readonly PageBlock[] {
  const pages = ['ls-files', '*.md', ':!:packages/plan-review/test/golden'];
  const tracked = execFileSync('git', pages, { cwd: root, encoding: 'utf8' }).trim().split('\n');
  return tracked.flatMap((page) => blocksIn(page, readFileSync(join(root, page), 'utf8'), languages));
}

/** Blocks of one page, without the indentation of the list that they stand in. */
export function blocksIn(page: string, text: string, languages: readonly string[]): readonly PageBlock[] {
  const counts = new Map<string, number>();
  return [...text.matchAll(fence)].flatMap(([, indent = '', language = '', code = '']) => {
    const count = (counts.get(language) ?? 0) + 1;
    counts.set(language, count);
    if (!languages.includes(language)) return [];
    const own = code.replace(new RegExp(`^${indent}`, 'gm'), '');
    const first = /^export (?:async )?(?:function|const) (\w+)/m.exec(own)?.[1];
    return [{ page, language, name: first === undefined ? `${page}#${count}` : `${page} ${first}`, text: own }];
  });
}
