import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { Interruption } from '@spot-serving/terraform-runner';

import type { LifeReport } from '../../src/life/life-report';
import { atRevision } from '../../src/life/revision';
import { fixture, runCli } from '../rehearse-cli';

jest.setTimeout(60_000);

const home = realpathSync(mkdtempSync(join(tmpdir(), 'revision-test-')));
const top = join(home, 'repository');
const app = join(top, 'apps', 'dev');
const marks = join(home, 'marks');
afterAll(() => rmSync(home, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(top, path)), { recursive: true });
  writeFileSync(join(top, path), text);
}

function git(...args: readonly string[]): string {
  const identity = ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com'];
  return execFileSync('git', [...identity, ...args], { cwd: top, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function commit(message: string): string {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
  return git('rev-parse', 'HEAD').trim();
}

/** A workspace with a package of its own and an installed one; the second commit changes all of it. */
let first: string;
beforeAll(() => {
  mkdirSync(top);
  mkdirSync(marks);
  git('init', '--quiet');
  write('.gitignore', 'node_modules\n.gen\n');
  write('apps/dev/cdktf.json', '{"app":"first"}');
  write('packages/own/index.js', 'first');
  write('packages/left/index.js', 'first');
  first = commit('first');
  rmSync(join(top, 'packages', 'left'), { recursive: true });
  write('apps/dev/cdktf.json', '{"app":"second"}');
  write('packages/own/index.js', 'second');
  write('packages/new/index.js', 'second');
  commit('second');
  write('apps/prod/cdktf.json', '{"app":"third"}');
  commit('third');
  write('node_modules/installed/index.js', 'installed');
  write('node_modules/@scope/inner/index.js', 'inner');
  write('node_modules/.bin/tool', 'tool');
  write('packages/own/node_modules/nested/index.js', 'nested');
  write('apps/dev/.gen/binding.js', 'generated');
  symlinkSync('../../packages/own', join(top, 'node_modules', '@scope', 'own'));
  symlinkSync('../packages/new', join(top, 'node_modules', 'new'));
  write('apps/dev/cdktf.json', '{"app":"not committed"}');
});

function at(revision: string, folder = app, env: NodeJS.ProcessEnv = process.env) {
  const workFolder = mkdtempSync(join(home, 'work-'));
  return atRevision(folder, revision, { cwd: top, env, interruption: new Interruption(), workFolder });
}

describe('an app at a revision', () => {
  it.each([['HEAD~2'], ['HEAD^^'], ['the commit']])(
    'is what was committed there, whatever was changed since: %s',
    async (name) => {
      const { folder, commit: found } = await at(name === 'the commit' ? first : name);
      expect(found).toBe(first);
      expect(readFileSync(join(folder, 'cdktf.json'), 'utf8')).toBe('{"app":"first"}');
      expect(existsSync(join(folder, '..', '..', 'packages', 'left', 'index.js'))).toBe(true);
    },
  );

  it('has the packages of its own workspace as they were, and those that are installed now', async () => {
    const { folder } = await at('HEAD~2');
    const module = (path: string) => readFileSync(join(folder, '..', '..', 'node_modules', path), 'utf8');
    expect(
      [
        '@scope/own/index.js',
        '@scope/own/node_modules/nested/index.js',
        'installed/index.js',
        '@scope/inner/index.js',
        '.bin/tool',
      ].map(module),
    ).toEqual(['first', 'nested', 'installed', 'inner', 'tool']);
    expect(existsSync(join(folder, '..', '..', 'node_modules', 'new'))).toBe(false);
    expect(readFileSync(join(folder, '.gen', 'binding.js'), 'utf8')).toBe('generated');
  });

  it('leaves the repository as it is, and runs none of its hooks', async () => {
    for (const hook of ['post-checkout', 'post-index-change', 'pre-commit']) {
      const file = join(top, '.git', 'hooks', hook);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `#!/bin/sh\ntouch ${marks}/${hook}\n`);
      chmodSync(file, 0o755);
    }
    const before = [git('status', '--porcelain'), git('worktree', 'list'), git('rev-parse', 'HEAD')];
    rmSync(marks, { recursive: true });
    mkdirSync(marks);
    await at('HEAD~2');
    expect(readdirSync(marks)).toEqual([]);
    expect([git('status', '--porcelain'), git('worktree', 'list'), git('rev-parse', 'HEAD')]).toEqual(before);
  });

  it('is found where a hook of git calls, which says where its own repository is', async () => {
    const { commit: found } = await at('HEAD~2', app, {
      ...process.env,
      GIT_DIR: '/nowhere',
      GIT_INDEX_FILE: '/nowhere',
    });
    expect(found).toBe(first);
  });

  it.each([
    ['--output=stolen', /^--from --output=stolen: no such commit/],
    ['-h', /^--from -h: no such commit/],
    ['HEAD; touch stolen', /no such commit/],
    ['nowhere', /no such commit in .*"git log --oneline" lists some/],
    ['HEAD:apps', /no such commit/],
    ['', /no such commit/],
  ])('is refused for the revision %j', async (revision, message) => {
    await expect(at(revision)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(message) as string,
    });
    expect(readdirSync(top)).not.toContain('stolen');
  });

  it('is refused where the app was not there, or there is no repository', async () => {
    await expect(at('HEAD~2', join(top, 'apps', 'prod'))).rejects.toMatchObject({
      exitCode: 2,
      message: '--from HEAD~2: apps/prod had no cdktf.json there',
    });
    await expect(at('HEAD', home)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^--from needs an app in a git repository; .* is in none/) as string,
    });
  });
});

describe('rehearse APP --from REV', () => {
  it('deploys what was committed first, then the app as it is', async () => {
    const living = join(top, 'apps', 'living');
    cpSync(fixture('living'), living, { recursive: true });
    cpSync(join(fixture('.'), 'aws-stack.ts'), join(top, 'apps', 'aws-stack.ts'));
    rmSync(join(top, 'node_modules'), { recursive: true });
    symlinkSync(join(__dirname, '..', '..', '..', '..', 'node_modules'), join(top, 'node_modules'));
    commit('living');
    const main = readFileSync(join(living, 'main.ts'), 'utf8');
    writeFileSync(join(living, 'main.ts'), main.replace("team: 'search'", "team: 'ranking'"));
    const { exitCode, stdout, stderr } = await runCli(
      [living, '--from', 'HEAD', '--json', '--report', join(home, 'report')],
      top,
    );
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    const { steps } = JSON.parse(stdout) as LifeReport;
    expect(
      steps.map(({ change, outcome, stacks }) => [
        change,
        outcome,
        stacks.map(({ name, change: changed }) => [name, changed]),
      ]),
    ).toEqual([
      [
        'living at HEAD',
        'applied',
        [
          ['network', 0],
          ['nodes', 0],
        ],
      ],
      ['living', 'applied', [['network', 1]]],
    ]);
  });
});
