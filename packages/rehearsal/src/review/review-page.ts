import markdownIt from 'markdown-it';

import type { Review } from '@spot-serving/plan-review';

/**
 * The review as a page of its own, readable without a network: the comment as GitHub would show it, and folded below it the job summary, which
 * has every block.
 *
 * The Markdown comes from the renderer, which puts no value of a plan outside of code; the page forbids scripts and everything from elsewhere
 * all the same.
 */
export function reviewPage(title: string, { markdown, summary }: Pick<Review, 'markdown' | 'summary'>): string {
  const renderer = markdownIt({ html: true });
  const whole = `<details class="whole"><summary>Job summary: every block</summary>${renderer.render(summary)}</details>`;
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<title>${escaped(title)}</title><style>${style}</style></head>`,
    `<body><main>${renderer.render(markdown)}${whole}</main></body>`,
    '</html>',
    '',
  ].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const style = `
:root { color-scheme: light dark; --line: #8884; --back: #8881; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 2rem 1rem; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; border-bottom: 1px solid var(--line); padding-bottom: .3em; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
td:first-child code { white-space: nowrap; }
th, td { border: 1px solid var(--line); padding: .3em .7em; text-align: left; overflow-wrap: normal; }
code, pre { font: 13px/1.45 ui-monospace, monospace; background: var(--back); border-radius: 4px; }
code { padding: .1em .3em; } pre { padding: .8em; overflow-x: auto; } pre code { padding: 0; background: none; }
details { border: 1px solid var(--line); border-radius: 6px; padding: .5em .8em; margin: .6em 0; } summary { cursor: pointer; }
`;
