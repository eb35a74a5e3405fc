import { withOwnPlaces } from '../src/api';
import { brokenLinks } from '../src/broken-links';
import { strict } from '../src/strict';

describe('links of a built site', () => {
  const page = (body: string, others: readonly (readonly [string, string])[] = []) =>
    new Map([['/how-to/a.html', body], ...others]);

  it.each([
    ['a page that is there', '<a class="x" href="/b.html">', []],
    ['a place that is there', '<a href="../b.html#here">', []],
    ['a place of its own', '<h2 id="me"></h2><a href="#me">', []],
    ['another site', '<a href="https://example.com/gone.html#x">', []],
    ['a page that is gone', '<a href="/gone.html">', ['/how-to/a.html: /gone.html is no page']],
    ['a place that is gone', '<a href="/b.html#gone">', ['/how-to/a.html: /b.html#gone has no such place']],
  ])('to %s', (_what, body, expected) =>
    expect(brokenLinks(page(body, [['/b.html', '<h2 id="here"></h2>']]))).toEqual(expected),
  );
});

describe('the policy of a page', () => {
  const html = '<head><script>let a = 1;</script><script type="module" src="/app.js"></script></head>';

  it('knows the scripts in the page by their hashes, and no others', () => {
    // echo -n 'let a = 1;' | openssl dgst -sha256 -binary | base64
    expect(strict(html)).toContain(`script-src 'self' 'sha256-xY6QKfH9PRsQnLz56nj6MBwiK5oHg+im1Jkpdp1x/Ck=';`);
  });

  it('lets nothing come from elsewhere', () => expect(strict(html)).toMatch(/<head>\s*<meta [^>]*default-src 'self';/));
});

it.each([
  ['a heading that stands once', '### Run\n[a](#run-1)', '### Run\n[a](#run)'],
  ['one of two', '### Run\n### Run\n[a](#run-1)', '### Run\n### Run\n[a](#run-1)'],
  ['one that is called so', '### Run\n### Run 1\n[a](#run-1)', '### Run\n### Run 1\n[a](#run-1)'],
])('a link of the reference to %s', (_what, page, expected) => expect(withOwnPlaces(page)).toBe(expected));
