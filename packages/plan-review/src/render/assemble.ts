import type { Block, Detail, Section } from './section';

/** How long a text may be, and how its length is counted. */
export interface Budget {
  readonly detail: Detail;
  readonly limit: number;
  length(text: string): number;
}

/**
 * A comment on GitHub holds 65,536 characters, counted as UTF-16 units here, the larger count; the rest is for the marker and what the poster adds.
 */
export const commentBudget: Budget = { detail: 'comment', limit: 60_000, length: (text) => text.length };

/** A job summary holds 1 MiB per step, in bytes. */
export const summaryBudget: Budget = { detail: 'summary', limit: 1_000_000, length: (text) => Buffer.byteLength(text) };

/** Room for the closing of a fold and the line on omitted blocks. */
const reserve = 400;

/** A text within its budget. */
export interface Assembled {
  readonly text: string;
  readonly omitted: number;
}

/** `head` and then the blocks of `sections` in their order, whole ones only, until one does not fit; that and all after it are counted. */
export function assemble(head: string, sections: readonly Section[], budget: Budget): Assembled {
  const writer = new Writer(budget, head);
  for (const section of sections) writer.add(section);
  return writer.end();
}

class Writer {
  private readonly parts: string[];
  private used: number;
  private omitted = 0;

  constructor(
    private readonly budget: Budget,
    head: string,
  ) {
    this.parts = [head];
    this.used = budget.length(head) + reserve;
  }

  add(section: Section): void {
    const { title, list = false, folded = false, only = this.budget.detail } = section;
    const blocks = only === this.budget.detail ? section.blocks : [];
    if (blocks.length === 0) return;
    const opening = folded ? `\n\n<details><summary><b>${title}</b></summary>\n` : `\n\n### ${title}\n`;
    const written = this.blocks(blocks, opening, list ? '\n' : '\n\n');
    if (written && folded) this.parts.push('\n\n</details>');
  }

  end(): Assembled {
    const place = this.budget.detail === 'comment' ? 'they are in the job summary' : 'they are in the plans themselves';
    if (this.omitted > 0)
      this.parts.push(
        `\n\n**${this.omitted} ${this.omitted === 1 ? 'block does' : 'blocks do'} not fit here;** ${place}.`,
      );
    return { text: `${this.parts.join('')}\n`, omitted: this.omitted };
  }

  private blocks(blocks: readonly Block[], opening: string, separator: string): boolean {
    let before = `${opening}\n`;
    for (const [index, block] of blocks.entries()) {
      if (this.omitted > 0 || !this.fits(`${before}${block(this.budget.detail)}`)) {
        this.omitted += blocks.length - index;
        return index > 0;
      }
      before = separator;
    }
    return true;
  }

  private fits(text: string): boolean {
    const length = this.budget.length(text);
    if (this.used + length > this.budget.limit) return false;
    this.used += length;
    this.parts.push(text);
    return true;
  }
}
