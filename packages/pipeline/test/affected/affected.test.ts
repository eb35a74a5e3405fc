import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readAffectedOptions } from '../../src/affected/affected-options';
import { affectedProgram } from '../../src/affected/affected-program';
import { appPlaces } from '../../src/affected/app-places';
import { AContext } from '../support/a-context';
import { Workspace } from './workspace';

jest.setTimeout(60_000);

describe('pipeline affected', () => {
  const workspace = new Workspace();
  const base = workspace.commit();
  const { context } = workspace;
  const affected = async (...args: readonly string[]): Promise<string> => {
    context.write('outputs', '');
    expect(await affectedProgram([...args, '--out', 'synthesized'], context)).toBe(0);
    return workspace.outputs();
  };

  afterAll(() => context.remove());
  afterEach(() => expect(workspace.git('worktree', 'list').trim().split('\n')).toHaveLength(1));

  it('gives all apps but those that people apply, and writes what they synthesize to with its assets and lock file', async () => {
    expect(await affected('--all')).toBe('apps=["dev","prod"]\nunchanged=[]\nplaces={}\n');
    const files = readdirSync(join(context.cwd, 'synthesized', 'dev', 'cdktf.out'), {
      recursive: true,
      encoding: 'utf8',
    }).sort();
    expect(files).toEqual(
      expect.arrayContaining([
        '.terraform.lock.hcl',
        'manifest.json',
        'stacks/dev-network/assets/script.sh',
        'stacks/dev-network/cdk.tf.json',
      ]),
    );
    expect(existsSync(join(context.cwd, 'synthesized', 'bootstrap'))).toBe(false);
  });

  it('refuses a folder without apps, rather than to find none affected', async () => {
    const { env, stdout, stderr, interruption } = context;
    const elsewhere = { cwd: join(context.cwd, 'apps', 'dev'), env, stdout, stderr, interruption };
    await expect(affectedProgram(['--all', '--out', 'synthesized'], elsewhere)).rejects.toMatchObject({
      message: `${elsewhere.cwd} has no folder apps; run this at the root of the workspace`,
      exitCode: 2,
    });
  });

  it('gives one app, whatever changed', async () => {
    expect(await affected('--app', 'prod', '--base', '')).toBe('apps=["prod"]\nunchanged=[]\nplaces={}\n');
  });

  it('says of an app that only the graph reaches that its configuration is unchanged, and synthesizes nothing for it', async () => {
    context.write('shared.cjs', '/* moved */ module.exports = "10.0.0.0/16";');
    workspace.commit();
    expect(await affected('--base', base)).toBe('apps=[]\nunchanged=["dev","prod"]\nplaces={}\n');
    expect(context.printed()).toContain('dev  not affected: affected by the graph, unchanged in configuration\n');
    expect(existsSync(join(context.cwd, 'synthesized', 'dev'))).toBe(false);
  });

  it('gives the apps whose configuration differs from the base, and does not look at those the graph does not reach', async () => {
    context.write('shared.cjs', 'module.exports = "10.1.0.0/16";');
    workspace.commit();
    workspace.setAffected('dev');
    expect(await affected('--base', base)).toBe('apps=["dev"]\nunchanged=[]\nplaces={}\n');
    expect(context.printed()).toContain(
      'dev  affected: configuration of dev-network\nprod  not affected: nothing it uses changed\n',
    );
    workspace.setAffected('dev', 'prod', 'stage');
  });

  it('counts an app in that the base does not have', async () => {
    workspace.writeApp('stage');
    workspace.commit();
    expect(await affected('--base', base)).toBe('apps=["dev","prod","stage"]\nunchanged=[]\nplaces={}\n');
    expect(context.printed()).toContain('stage  affected: the base has no such app\n');
  });

  it('counts an app in that the base cannot synthesize, in the words of the base', async () => {
    workspace.writeApp('prod', '(() => { throw "no such zone"; })()');
    const broken = workspace.commit();
    workspace.writeApp('prod');
    workspace.commit();
    workspace.setAffected('prod');
    expect(await affected('--base', broken)).toBe('apps=["prod"]\nunchanged=[]\nplaces={}\n');
    expect(context.printed()).toContain('prod  affected: the base does not synthesize');
  });

  it('counts an app in when the dependencies of the base cannot be installed', async () => {
    const lock = context.read('package-lock.json');
    context.write('package-lock.json', 'no lock file');
    const broken = workspace.commit();
    context.write('package-lock.json', lock);
    workspace.commit();
    workspace.setAffected('dev');
    expect(await affected('--base', broken)).toBe('apps=["dev"]\nunchanged=[]\nplaces={}\n');
    expect(context.printed()).toContain('dev  affected: the dependencies of the base cannot be installed: ');
    workspace.setAffected('dev', 'prod', 'stage');
  });

  it.each([
    ['0'.repeat(40), 'this is the first push'],
    ['d'.repeat(40), `the base ${'d'.repeat(40)} is not in this clone`],
  ])('counts every app in when there is no base to compare with: %s', async (sha, why) => {
    expect(await affected('--base', sha)).toBe('apps=["dev","prod","stage"]\nunchanged=[]\nplaces={}\n');
    expect(context.printed()).toContain(`dev  affected: ${why}`);
  });

  it("fails with the app's own words when it does not synthesize now", async () => {
    workspace.writeApp('prod', '(() => { throw "no such zone"; })()');
    await expect(affected('--app', 'prod')).rejects.toMatchObject({
      exitCode: 1,
      message: expect.stringContaining('no such zone') as string,
    });
  });

  it.each([
    ['', 'one of --base SHA, --app NAME and --all'],
    ['--all --app dev', 'one of --base SHA, --app NAME and --all'],
    ['--app ../dev', '--app is the name of a folder in apps/'],
    ['--base main', '--base is the SHA of a commit'],
    ['--app prod --confirm Prod', '"Prod" is not the name of the app, "prod"; type it exactly'],
    ['--all --here', "Unknown option '--here'"],
    ['--all x', '"x" is one too many'],
  ])('refuses "%s"', (line, words) => {
    expect(() => readAffectedOptions([...line.split(' ').filter(Boolean), '--out', 'o'])).toThrow(
      expect.objectContaining({ exitCode: 2 }),
    );
    expect(() => readAffectedOptions([...line.split(' ').filter(Boolean), '--out', 'o'])).toThrow(words);
  });

  it('refuses an app that no workflow applies', async () => {
    await expect(affected('--app', 'bootstrap')).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('they are dev, prod') as string,
    });
  });
});

describe('where apps are', () => {
  const context = new AContext();
  afterAll(() => context.remove());
  const app = (name: string, ...provider: readonly object[]) => {
    const path = `stacks/${name}-network/cdk.tf.json`;
    const stack = {
      name: `${name}-network`,
      annotations: [],
      dependencies: [],
      workingDirectory: '.',
      synthesizedStackPath: path,
    };
    context.write(`${name}/cdktf.out/manifest.json`, { stacks: { [stack.name]: stack } });
    context.write(`${name}/cdktf.out/${path}`, provider.length === 0 ? {} : { provider: { aws: provider } });
  };

  it('is what their provider is bound to', () => {
    app('dev', { region: 'eu-west-1', allowed_account_ids: ['111122223333'] });
    app('gov', { region: 'us-gov-west-1', allowed_account_ids: ['444455556666'] });
    app('anywhere', { region: 'eu-west-1' });
    app('either', { region: 'eu-west-1', allowed_account_ids: ['111122223333', '444455556666'] });
    app('nowhere');
    expect(appPlaces(context.cwd, ['dev', 'gov', 'anywhere', 'either', 'nowhere'])).toEqual({
      dev: { account: '111122223333', region: 'eu-west-1', partition: 'aws' },
      gov: { account: '444455556666', region: 'us-gov-west-1', partition: 'aws-us-gov' },
    });
  });
});
