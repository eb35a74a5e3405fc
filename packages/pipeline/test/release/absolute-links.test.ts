import { absoluteLinks } from '../../src/release/absolute-links';

const absolute = (markdown: string) => absoluteLinks(markdown, 'https://github.com/acme/w', 'v1.2.3', 'packages/one');
const blob = 'https://github.com/acme/w/blob/v1.2.3';

describe('links of a page that leaves its repository', () => {
  it.each([
    ['a page beside', '[the code](src/one.ts)', `[the code](${blob}/packages/one/src/one.ts)`],
    ['a page above', '[why](../../docs/adr/0001.md#context)', `[why](${blob}/docs/adr/0001.md#context)`],
    ['one from the root', '[why](/docs/why.md)', `[why](${blob}/docs/why.md)`],
    ['one with a title', '[why](why.md "Why")', `[why](${blob}/packages/one/why.md "Why")`],
    [
      'code in its text',
      '[`one`](one.md) and [two](two.md)',
      `[\`one\`](${blob}/packages/one/one.md) and [two](${blob}/packages/one/two.md)`,
    ],
    ['a picture', '![drawn](p.svg)', '![drawn](https://github.com/acme/w/raw/v1.2.3/packages/one/p.svg)'],
    ['a definition', 'See [why].\n\n[why]: ../why.md', `See [why].\n\n[why]: ${blob}/packages/why.md`],
  ])('lead to its version: %s', (_, markdown, expected) => {
    expect(absolute(markdown)).toBe(expected);
  });

  it.each([
    ['an address', '[npm](https://www.npmjs.com)'],
    ['an anchor', '[below](#what-it-needs)'],
    ['mail', '[write](mailto:team@example.com)'],
    ['a fence', '```ts\nconst a = b[0](c);\n```\n'],
    ['a code span', 'write `[text](target)`'],
  ])('stay: %s', (_, markdown) => {
    expect(absolute(markdown)).toBe(markdown);
  });
});
