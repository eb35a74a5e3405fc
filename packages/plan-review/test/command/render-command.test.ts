import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { renderCommand } from '../../src/command/render-command';
import { AContext } from './a-context';
import { aFragment } from './a-fragment';

const planOf = (name: string): string => readFileSync(join(__dirname, '..', 'fixtures', 'hcl', `${name}.json`), 'utf8');

describe('plan-review render', () => {
  const context = new AContext({});
  afterAll(() => context.remove());

  /** What it prints of some files, and how it ends. */
  async function rendered(files: Readonly<Record<string, string | object>>) {
    for (const [path, content] of Object.entries(files)) context.write(path, content);
    const code = await renderCommand(
      { kind: 'render', fragments: Object.keys(files), expect: [], whole: false },
      context,
    );
    return { text: context.printed(), code };
  }

  it('takes what terraform show -json printed, and names it after its file', async () => {
    const { text, code } = await rendered({ 'shop.json': planOf('database-open') });
    expect(text).toContain('1 to update in `shop`');
    expect(text).not.toContain('no seal');
    expect(code).toBe(0);
  });

  it('takes several at once, plan.json by the folder, and of two with one name each by its path', async () => {
    const files = {
      'network/plan.json': planOf('module-added'),
      'a/x.json': planOf('nothing'),
      'b/x.json': planOf('nothing'),
    };
    expect((await rendered(files)).text).toMatch(/`network`[^]*`a\/x\.json`[^]*`b\/x\.json`/);
  });

  it('takes fragments beside plans', async () => {
    const { text } = await rendered({
      'shop.json': planOf('database-open'),
      'dev.dev-network.json': aFragment({ stacks: ['dev-network'] }),
    });
    expect(text).toContain('in `shop`, `dev-network`');
  });

  it.each<[string, string, string]>([
    ['is cut off', planOf('nothing').slice(0, -40), 'The plan is not whole JSON'],
    ['is a state', JSON.stringify({ format_version: '1.0', values: {} }), 'give the planfile to'],
    ['is a list', '[]', 'it has no format_version'],
  ])('says why a file cannot be read that %s', async (_, content, words) => {
    const { text, code } = await rendered({ 'broken.json': content, 'fine.json': planOf('nothing') });
    expect(text).toContain('## Do not apply this yet: 1 stack could not be planned');
    expect(text).toContain(words);
    expect(code).toBe(1);
  });

  it('says that a file is missing', async () => {
    const code = await renderCommand(
      { kind: 'render', fragments: ['nowhere.json'], expect: [], whole: false },
      context,
    );
    expect([code, context.printed()]).toEqual([1, expect.stringContaining('nowhere.json cannot be read')]);
  });

  it('writes the page too, and says when it cannot', async () => {
    context.write('shop.json', planOf('database-open'));
    const options = { kind: 'render', fragments: ['shop.json'], expect: [], whole: false } as const;
    await expect(renderCommand({ ...options, page: 'shop.html' }, context)).resolves.toBe(0);
    expect(readFileSync(join(context.cwd, 'shop.html'), 'utf8')).toContain('<title>Review of shop</title>');
    await expect(renderCommand({ ...options, page: 'nowhere/shop.html' }, context)).rejects.toThrow(
      expect.objectContaining({
        exitCode: 2,
        message: expect.stringContaining('The page nowhere/shop.html cannot be written') as string,
      }) as Error,
    );
  });
});
