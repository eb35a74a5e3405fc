import { join } from 'node:path';

import { parse } from 'yaml';

import { main } from '../../src';
import { appOrder } from '../../src/order/app-order';
import { AContext } from '../support/a-context';

const root = join(__dirname, '..', '..', '..', '..');
const workflow = `on:
  workflow_dispatch:
    inputs:
      app:
        options: [gone]
jobs:
  synthesize:
    runs-on: ubuntu-latest
  # The apps in their order, by \`npx pipeline workflows\`: each cdktf.json says after which one.
  apply-gone:
    needs: [tool, synthesize]
`;

describe('pipeline workflows', () => {
  let context: AContext;
  beforeEach(() => {
    context = new AContext();
    for (const file of ['apply.yml', 'destroy.yml']) context.write(`.github/workflows/${file}`, workflow);
  });
  afterEach(() => context.remove());

  function apps(after: Readonly<Record<string, object | undefined>>): void {
    for (const [name, one] of Object.entries(after))
      context.write(`apps/${name}/cdktf.json`, { app: 'node main.cjs', ...(one && { after: one }) });
  }

  it('lets each region wait for the one before it, which has to serve the change for a time', async () => {
    apps({
      dev: undefined,
      'a-last': { app: 'mid', soakMinutes: 20 },
      mid: { app: 'dev' },
      beside: { app: 'mid', soakMinutes: 30 },
    });
    expect(await main(['workflows'], context)).toBe(0);
    const { on, jobs } = parse(context.read('.github/workflows/apply.yml')) as {
      readonly on: {
        readonly workflow_dispatch: { readonly inputs: { readonly app: { readonly options: string[] } } };
      };
      readonly jobs: Readonly<
        Record<string, { readonly needs?: string[]; readonly with?: object; readonly if?: string }>
      >;
    };
    expect(on.workflow_dispatch.inputs.app.options).toEqual(['dev', 'mid', 'a-last', 'beside']);
    expect(Object.keys(jobs)).toEqual(['synthesize', 'apply-dev', 'apply-mid', 'apply-a-last', 'apply-beside']);
    expect(jobs['apply-dev']).toMatchObject({ needs: ['tool', 'synthesize'], with: { app: 'dev' } });
    expect(jobs['apply-mid']).toMatchObject({
      needs: ['synthesize', 'apply-dev'],
      if: expect.stringMatching(/!cancelled\(\) && !failure\(\) && contains\(.*'mid'\)/) as string,
      with: { app: 'mid', 'soak-minutes': 30 },
    });
    expect(jobs['apply-a-last']?.needs).toEqual(['synthesize', 'apply-mid']);
    expect(context.read('.github/workflows/destroy.yml')).toContain('options: [dev, mid, a-last, beside]');
  });

  it('compares with --check, and writes nothing', async () => {
    apps({ dev: undefined });
    expect(await main(['workflows', '--check'], context)).toBe(3);
    expect(context.read('.github/workflows/apply.yml')).toBe(workflow);
    await main(['workflows'], context);
    expect(await main(['workflows', '--check'], context)).toBe(0);
  });

  it.each([
    [
      'an app that there is none of',
      { dev: { app: 'test' } },
      /apps\/dev\/cdktf\.json: after\.app is "test".*name one of dev/,
    ],
    ['an app that people apply', { bootstrap: undefined, dev: { app: 'bootstrap' } }, /after\.app is "bootstrap"/],
    ['itself', { dev: { app: 'dev' } }, /"dev", which waits for dev itself/],
    [
      'a circle',
      { a: { app: 'b' }, b: { app: 'c' }, c: { app: 'a' } },
      /"b", which waits for a itself[^]*"c", which waits for b/,
    ],
    [
      'a soak that outlasts its job',
      { a: undefined, b: { app: 'a', soakMinutes: 61 } },
      /soakMinutes is 61; write 60 or less/,
    ],
    ['half a minute', { a: undefined, b: { app: 'a', soakMinutes: 0.5 } }, /after\.soakMinutes/],
  ])('refuses an order after %s', (_, after, message) => {
    apps(after);
    expect(() => appOrder(context.cwd)).toThrow(
      expect.objectContaining({ exitCode: 2, message: expect.stringMatching(message) as string }) as Error,
    );
  });

  it('finds the workflows of this repository up to date, production region by region', async () => {
    expect(appOrder(root).map(({ name, soakMinutes }) => [name, soakMinutes])).toEqual([
      ['dev-eu-west-1', 0],
      ['prod-eu-west-1', 30],
      ['prod-us-east-1', 0],
    ]);
    const { env, stdout, stderr, interruption } = context;
    expect(await main(['workflows', '--check'], { cwd: root, env, stdout, stderr, interruption })).toBe(0);
  });
});
