import { topics } from '../../consequences/consequence';
import { labels, titles } from '../../render/head';
import type { ReadReview } from '../../render/read-review';
import type { ReviewNote } from '../../render/review-input';
import { type Html, markup } from '../html/html';
import { inlineHtml } from '../html/markdown';

const marks = { fail: '✕', danger: '!', care: '?', routine: '✓', none: '✓' } as const;

const counted: Readonly<Record<string, string>> = {
  destroy: 'to destroy',
  replace: 'to replace',
  update: 'to update',
  create: 'to create',
  forget: 'to forget',
  move: 'to move',
  import: 'to import',
  drift: 'changed outside',
  actions: 'to run',
  deferred: 'put off',
};

/** The verdict with its reason, how much it is, and a card for each thing at stake. */
export function verdictPart({ judgement, counts, consequences }: ReadReview, notes: readonly ReviewNote[]): Html {
  const { verdict, reason, besides } = judgement;
  const chips = Object.entries(counted).flatMap(([key, what]) => {
    const count = counts[key as keyof typeof counts];
    return count > 0 ? [markup`<li><b>${count}</b> ${what}</li>`] : [];
  });
  return markup`<div class="verdict ${verdict}"><h2><b aria-hidden="true">${marks[verdict]}</b>${titles[verdict]}</h2>
${reason === undefined ? '' : markup`<p>${inlineHtml(reason)}</p>`}${chips.length > 0 ? markup`<ul class="chips">${chips}</ul>` : ''}</div>
${cards(consequences, [...notes.flatMap(({ short }) => short ?? []), ...besides])}`;
}

function cards(consequences: ReadReview['consequences'], others: readonly string[]): Html {
  const said = topics.flatMap((topic) => {
    const own = consequences.filter((one) => one.topic === topic);
    const [first] = own;
    if (first === undefined) return [];
    const shown = own.slice(0, 6).map(({ text }) => markup`<li>${inlineHtml(text)}</li>`);
    const more = own.length > 6 ? markup`<li>and ${own.length - 6} more</li>` : '';
    return [markup`<li class="is-${first.severity}"><h3>${labels[topic]}</h3><ul>${shown}${more}</ul></li>`];
  });
  const rest =
    others.length === 0
      ? []
      : [markup`<li><h3>Besides</h3><ul>${others.map((text) => markup`<li>${inlineHtml(text)}</li>`)}</ul></li>`];
  const all = [...said, ...rest];
  return all.length === 0 ? markup`` : markup`<ul class="topics">${all}</ul>`;
}
