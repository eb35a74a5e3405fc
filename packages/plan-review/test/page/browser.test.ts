import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { AxeResults } from 'axe-core';
import { JSDOM } from 'jsdom';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import { forecastNotes, readPlan, type StackReview } from '../../src';
import { reviewPage } from '../../src/page';
import { changedApp } from '../support/deployed';
import { openBrowser } from './a-browser';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const hcl = (name: string): StackReview => ({
  name,
  result: { plan: readPlan(readFileSync(join(__dirname, '..', 'fixtures', 'hcl', `${name}.json`), 'utf8')) },
  findings: [
    { rule: 'spot-drain', severity: 'warning', address: 'a.b', path: 'a/b', what: 'is <b>wrong</b>', fix: 'mend it' },
  ],
});

const page = (title: string, stacks: readonly StackReview[]): string =>
  reviewPage(title, { stacks, notes: forecastNotes(stacks, new Date('2026-11-27')) });

/** A change of a deployed app, a stranger's plans, one that failed, and nothing at all. */
const pages: Readonly<Record<string, string>> = {
  deployed: page('Review of dev-eu-west-1', changedApp('pool-renamed')),
  hcl: page('Review of a shop', [
    hcl('first-deploy'),
    hcl('network-renumbered'),
    { name: 'broken', result: { failed: 'no' } },
  ]),
  nothing: page('Review of nothing', [hcl('nothing')]),
};

const looks: Readonly<Record<string, BrowserContextOptions>> = {
  light: { colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  dark: { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  phone: { colorScheme: 'light', viewport: { width: 360, height: 740 } },
};

const cases = Object.keys(pages).flatMap((name) => Object.keys(looks).map((look) => [name, look] as const));

/** The first rules that a page breaks, each with where. */
const broken = ({ violations }: AxeResults): readonly string[] =>
  violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ html }) => html.slice(0, 160))
        .slice(0, 3)
        .join(' | ')}`,
  );

describe('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'review-page-'));
  let browser: Browser | undefined;

  beforeAll(async () => {
    const opened = await openBrowser();
    browser = opened.browser;
    for (const [name, text] of Object.entries(pages)) writeFileSync(join(folder, `${name}.html`), text);
    if (browser === undefined)
      process.stderr.write(
        `\nNO BROWSER STARTED, so the review page was looked at in jsdom alone: no layout, no contrast, no policy.\n${opened.tried.join('\n')}\nInstall Chromium, or name one in CHROME_PATH.\n\n`,
      );
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a page, and collects what its policy refuses and what its script throws. */
  async function opened(
    name: string,
    look: string,
  ): Promise<{ readonly tab: Page; readonly complaints: readonly string[] } | undefined> {
    const tab = await browser?.newPage(looks[look]);
    if (tab === undefined) return undefined;
    const complaints: string[] = [];
    tab.on('console', (message) => complaints.push(message.text()));
    tab.on('pageerror', (error) => complaints.push(error.message));
    await tab.goto(`file://${join(folder, `${name}.html`)}`);
    return { tab, complaints };
  }

  it.each(cases)(
    '%s in %s breaks no rule of axe, keeps its own policy, and is as wide as the window',
    async (name, look) => {
      const { tab, complaints } = (await opened(name, look)) ?? {};
      if (tab === undefined) {
        expect(broken(await inJsdom(pages[name] ?? ''))).toEqual([]);
        return;
      }
      expect(complaints).toEqual([]);
      expect(await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      await tab.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
      expect(await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      // The tools of a browser are not bound by a page's policy.
      await tab.evaluate(axe);
      const results = await tab.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<unknown> } }).axe.run(),
      );
      expect(broken(results as AxeResults)).toEqual([]);
      await tab.close();
    },
    60_000,
  );

  it('is searched by words, and is whole again without', async () => {
    const { tab } = (await opened('deployed', 'light')) ?? {};
    if (tab === undefined) return expectSearchInJsdom();
    const shown = (): Promise<number> => tab.locator('#plan [data-item]:visible').count();
    const before = await shown();
    await tab.getByRole('searchbox').fill('everyday lifecycle');
    expect(await tab.getByRole('status').textContent()).toMatch(/^\d+ found$/);
    const found = await shown();
    expect([found > 0, found < before]).toEqual([true, true]);
    await tab.getByRole('searchbox').fill('');
    expect(await shown()).toBe(before);
    await tab.close();
  }, 60_000);

  it('is walked by keyboard: past the head at once, and into every fold', async () => {
    const { tab } = (await opened('deployed', 'light')) ?? {};
    if (tab === undefined) return;
    await tab.keyboard.press('Tab');
    expect(await tab.evaluate(() => document.activeElement?.textContent)).toBe('To the review');
    await tab.keyboard.press('Enter');
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('main');
    const fold = tab.locator('#plan details > summary').first();
    await fold.focus();
    const was = await fold.evaluate((one) => (one.parentElement as HTMLDetailsElement).open);
    await tab.keyboard.press('Enter');
    expect(await fold.evaluate((one) => (one.parentElement as HTMLDetailsElement).open)).toBe(!was);
    await tab.close();
  }, 60_000);
});

/** Structure only: jsdom lays nothing out, so contrast is not judged. */
async function inJsdom(text: string): Promise<AxeResults> {
  const { window } = new JSDOM(text, { runScripts: 'outside-only' });
  window.eval(axe);
  const { axe: run } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
  return run.run({ rules: { 'color-contrast': { enabled: false } } });
}

function expectSearchInJsdom(): void {
  const { window } = new JSDOM(pages.deployed, { runScripts: 'dangerously' });
  const field = window.document.querySelector('input') as HTMLInputElement;
  field.value = 'everyday lifecycle';
  field.dispatchEvent(new window.Event('input'));
  expect(window.document.querySelector('.count')?.textContent).toMatch(/^\d+ found$/);
}

describe('the page without a browser', () => {
  it.each(Object.keys(pages))('%s breaks no rule of structure', async (name) => {
    expect(broken(await inJsdom(pages[name] ?? ''))).toEqual([]);
  });
});
