import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { compareProgram } from '../../src/pull/compare-program';
import { AContext } from '../support/a-context';
import { synthesized } from '../support/synthesized';

describe('pipeline compare', () => {
  let context: AContext;

  beforeEach(() => {
    context = new AContext();
    context.env.GITHUB_OUTPUT = context.write('outputs', '');
    for (const side of ['base', 'head'])
      for (const app of ['dev', 'prod'])
        synthesized(context, `${side}/${app}`, [{ name: `${app}-network`, data: { one: 'x' } }], () => ({}));
  });

  afterEach(() => context.remove());

  const compare = () => compareProgram(['--base', 'base', '--head', 'head'], context);
  const change = (app: string) =>
    synthesized(context, `head/${app}`, [{ name: `${app}-network`, data: { one: 'y' } }], () => ({}));

  it('plans what differs, and names what does not', async () => {
    change('dev');
    await compare();
    expect(context.read('outputs')).toBe('apps=["dev"]\nunchanged=["prod"]\nexpected=["dev"]\n');
  });

  it('plans a new app, and one that the branch left out, whatever the branch calls unchanged', async () => {
    synthesized(context, 'head/stage', [{ name: 'stage-network', data: {} }], () => ({}));
    context.write('gone/x', '');
    const { rmSync } = await import('node:fs');
    rmSync(join(context.cwd, 'head', 'prod'), { recursive: true });
    await compare();
    expect(context.read('outputs')).toBe('apps=["stage","prod"]\nunchanged=["dev"]\nexpected=["stage","prod"]\n');
  });

  it('expects every app where nothing arrived', async () => {
    await compareProgram(['--base', 'base', '--head', 'nothing'], context);
    expect(context.read('outputs')).toBe('apps=[]\nunchanged=[]\nexpected=["dev","prod"]\n');
  });

  it.each<[string, (folder: string) => unknown, string]>([
    [
      'a link to a file of the machine',
      (head) => symlinkSync('/etc/passwd', join(head, 'dev', 'cdktf.out', 'x')),
      'is neither a file nor a folder',
    ],
    ['a name that is no app', () => context.write('head/$(id)/cdktf.out/manifest.json', '{}'), 'is no name of an app'],
    [
      'a name of two lines, for a matrix',
      () => context.write('head/dev\nx/cdktf.out/manifest.json', '{}'),
      'is no name of an app',
    ],
    [
      'more apps than there are machines',
      () => Array.from({ length: 60 }, (_, n) => context.write(`head/a${n}/cdktf.out/manifest.json`, '{}')),
      'more than 50',
    ],
  ])('refuses %s', (_what, arrange, says) => {
    arrange(join(context.cwd, 'head'));
    expect(() => compare()).toThrow(
      expect.objectContaining({ exitCode: 1, message: expect.stringContaining(says) as string }),
    );
    expect(context.read('outputs')).toBe('');
  });
});
