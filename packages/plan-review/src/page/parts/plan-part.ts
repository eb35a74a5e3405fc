import { countItems } from '../../render/count-items';
import { countsInWords } from '../../render/head';
import { type Item, planOf } from '../../render/item';
import type { ReadReview } from '../../render/read-review';
import type { ReviewInput, StackReview } from '../../render/review-input';
import type { Section } from '../../render/section';
import { stackSections } from '../../render/sections';
import { type Html, markup } from '../html/html';
import { markdownHtml } from '../html/markdown';

/** Objects that are drawn as squares in the head of a stack. */
const mostSquares = 240;

/** The plan, stack by stack: each thing that happens, in full. A stack is open where it changes and something stood before. */
export function planPart(input: ReviewInput, read: ReadReview, fresh: boolean): Html {
  const stacks = input.stacks.map((stack) => stackHtml(stack, read, fresh));
  return markup`<section id="plan" aria-labelledby="plan-title"><h2 id="plan-title">The plan, by stack</h2>
<p>Green squares are made, amber dots changed, violet ones replaced, red ones destroyed; the words beside them say it too.</p>${stacks}</section>`;
}

function stackHtml(stack: StackReview, read: ReadReview, fresh: boolean): Html {
  const own = (items: readonly Item[]): readonly Item[] => items.filter((item) => item.stack === stack.name);
  const [items, drift] = [own(read.items), own(read.drift)];
  const sections = stackSections(stack, { items, drift, redaction: read.redaction }).map((one) => sectionHtml(one));
  const squares = items.slice(0, mostSquares).map(({ kind }) => markup`<i class="k-${kind}"></i>`);
  const state = planOf(stack) === undefined ? 'not planned' : countsInWords(countItems(items, drift, [stack]));
  const open = !fresh && items.length > 0 ? markup` open` : markup``;
  return markup`<details class="stack"${open}><summary><h3>${stack.name}</h3><span class="kind">${state}</span></summary><div>
<div class="map" aria-hidden="true">${squares}</div>${sections.length > 0 ? sections : markup`<p>Nothing changes here.</p>`}</div></details>`;
}

/** A section as blocks that can be searched one by one. */
export function sectionHtml({ title, blocks, folded = false }: Section, heading: 'h3' | 'h4' | 'none' = 'h4'): Html {
  const items = blocks.map((block) => markup`<div class="item" data-item>${markdownHtml(block('summary'))}</div>`);
  return folded
    ? markup`<details class="blocks"><summary>${title} (${blocks.length})</summary>${items}</details>`
    : markup`${heading === 'none' ? '' : heading === 'h3' ? markup`<h3>${title}</h3>` : markup`<h4>${title}</h4>`}${items}`;
}
