import { createHash } from 'node:crypto';

import { objectsOf } from '../cost/plan-objects';
import { findingsSection } from '../render/findings-section';
import { planOf } from '../render/item';
import { readReview } from '../render/read-review';
import type { ReviewInput, StackReview } from '../render/review-input';
import type { Section } from '../render/section';
import { firstSections } from '../render/sections';
import { type Html, markup, trusted } from './html/html';
import { markdownHtml } from './html/markdown';
import { searchScript } from './look/search';
import { pageStyle } from './look/style';
import { costPart } from './parts/cost-part';
import { drainPart } from './parts/drain-part';
import { picturePart } from './parts/picture-part';
import { planPart, sectionHtml } from './parts/plan-part';
import { verdictPart } from './parts/verdict-part';
import { waitPart } from './parts/wait-part';
import { readDrains } from './scene/read-drains';
import { readScene } from './scene/read-scene';

/**
 * A review as a page of its own: one file that needs no network. Its policy lets in its own style and its own script, by their hashes, and nothing else; what
 * comes from a plan is escaped, and hidden as in the review.
 *
 * @param title what was planned, such as `Review of dev-eu-west-1`
 */
export function reviewPage(title: string, input: ReviewInput): string {
  const parts = sections(input);
  const links = parts.map(({ id, name }) => markup`<a href="#${id}">${name}</a>`);
  const policy = `default-src 'none'; style-src '${hashOf(pageStyle)}'; script-src '${hashOf(searchScript)}'; base-uri 'none'; form-action 'none'`;
  const read = readReview(input);
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}"><title>${title}</title><style>${trusted(pageStyle)}</style></head>
<body><a class="skip" href="#main">To the review</a>
<header><h1>${title}</h1>${verdictPart(read, input.notes ?? [])}</header>
<nav class="bar" aria-label="Parts of the review"><div>${links}<form class="search" role="search" hidden><label for="search">Search</label><input id="search" type="search" autocomplete="off" placeholder="address, type, value"><span class="count" role="status"></span></form></div></nav>
<main id="main" tabindex="-1">${parts.map(({ content }) => content)}</main>
<footer><p>Made of the plans alone. Nothing that is marked sensitive, or looks like a secret, is in this file.</p></footer>
<script>${trusted(searchScript)}</script></body></html>
`.text;
}

interface PagePart {
  readonly id: string;
  readonly name: string;
  readonly content: Html;
}

function sections(input: ReviewInput): readonly PagePart[] {
  const read = readReview(input);
  const plans = input.stacks.flatMap((stack) => planOf(stack) ?? []);
  const scene = readScene(plans, read.items, read.redaction);
  const after = objectsOf(plans, 'after');
  const first = firstSections(input.stacks, read).filter(({ blocks }) => blocks.length > 0);
  const found = findingsSection(input.stacks, read.redaction);
  return [
    ...part('first', 'First', first.length === 0 ? undefined : blocksHtml('first', 'First', first)),
    ...part('picture', 'Picture', picturePart(scene)),
    ...part('cost', 'Cost', costs(input.stacks)),
    ...part('scale', 'Scaling', waitPart(after)),
    ...part('drain', 'Spot warning', drainPart(readDrains(after))),
    ...part('plan', 'Plan', planPart(input, read, scene.fresh)),
    ...part(
      'findings',
      'Findings',
      found.blocks.length === 0 ? undefined : blocksHtml('findings', 'Findings of guardrails', [found]),
    ),
    ...part('numbers', 'Numbers', notesPart(input)),
  ];
}

const part = (id: string, name: string, content: Html | undefined): readonly PagePart[] =>
  content === undefined ? [] : [{ id, name, content }];

/** Sections under a heading of their own; the only one that says the same needs none. */
function blocksHtml(id: string, title: string, all: readonly Section[]): Html {
  const shown = all.map((one) => sectionHtml(one, id === 'findings' ? 'none' : 'h3'));
  return markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2><div class="card">${shown}</div></section>`;
}

function costs(stacks: readonly StackReview[]): Html | undefined {
  const apps = [...new Set(stacks.map(({ app }) => app))];
  const figures = apps.flatMap((app) => {
    const plans = stacks.filter((stack) => stack.app === app).flatMap((stack) => planOf(stack) ?? []);
    return costPart(app ?? 'These stacks', plans) ?? [];
  });
  if (figures.length === 0) return undefined;
  return markup`<section id="cost" aria-labelledby="cost-title"><h2 id="cost-title">What it costs</h2><p>By list prices, without traffic and what is paid by use. The numbers, their basis and their age are at the end.</p><div class="grid2">${figures}</div></section>`;
}

function notesPart({ notes = [] }: ReviewInput): Html | undefined {
  if (notes.length === 0) return undefined;
  const folds = notes.map(
    ({ title, markdown }) =>
      markup`<details class="stack"><summary><h3>${trusted(titleHtml(title))}</h3></summary><div>${markdownHtml(markdown)}</div></details>`,
  );
  return markup`<section id="numbers" aria-labelledby="numbers-title"><h2 id="numbers-title">Behind the numbers</h2>${folds}</section>`;
}

/** A title of a note is Markdown in one line. */
function titleHtml(title: string): string {
  return markdownHtml(title).text.replace(/^<p>|<\/p>\s*$/g, '');
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
