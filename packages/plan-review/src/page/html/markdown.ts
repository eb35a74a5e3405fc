import markdownIt from 'markdown-it';

import { escaped, type Html, trusted } from './html';

const signs: Readonly<Record<string, string>> = { '+': 'plus', '-': 'minus', '!': 'change', '#': 'note' };

/** How Markdown of a review is shown: code line by line, and tables in a box of their own, which can be scrolled by keyboard. */
const renderer = markdownIt({ html: true, highlight: lines });

renderer.renderer.rules.table_open = () =>
  '<div class="wide" tabindex="0" role="group" aria-label="Table, may be wider than the page"><table>';
renderer.renderer.rules.table_close = () => '</table></div>';

for (const name of ['th', 'td'] as const) {
  // The renderer writes the alignment as a style, which the policy of a page refuses.
  renderer.renderer.rules[`${name}_open`] = (tokens, index) =>
    /right/.test(String(tokens[index]?.attrGet('style'))) ? `<${name} class="number">` : `<${name}>`;
}

/**
 * Markdown of the review as HTML. It comes from this package, which puts nothing of a plan outside of code, or escapes it.
 */
export function markdownHtml(markdown: string): Html {
  return trusted(renderer.render(markdown));
}

/** One clause of Markdown, without a paragraph around it. */
export function inlineHtml(markdown: string): Html {
  return trusted(renderer.renderInline(markdown));
}

/** Each line of a diff with the class of its sign, and with the sign in its text: nothing is told by colour alone. */
function lines(text: string, language: string): string {
  if (language !== 'diff') return escaped(text);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `<span class="line ${signs[line.charAt(0)] ?? 'same'}">${escaped(line)}</span>`)
    .join('');
}
