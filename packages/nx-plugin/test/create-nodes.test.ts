import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import type { CreateNodesResult } from '@nx/devkit';

import { createNodes, createNodesV2 } from '../src/index.cjs';

let workspaceRoot: string;
beforeEach(() => (workspaceRoot = mkdtempSync(join(tmpdir(), 'nx-plugin-'))));
afterEach(() => rmSync(workspaceRoot, { recursive: true }));

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(workspaceRoot, file)), { recursive: true });
    writeFileSync(join(workspaceRoot, file), typeof content === 'string' ? content : JSON.stringify(content));
  }
}

async function projectsOf(...files: string[]): Promise<NonNullable<CreateNodesResult['projects']>> {
  const results = await createNodes[1](files, undefined, { workspaceRoot, nxJsonConfiguration: {} });
  return Object.assign({}, ...results.map(([, { projects }]) => projects)) as NonNullable<
    CreateNodesResult['projects']
  >;
}

describe('createNodes', () => {
  it('makes a project of every folder with a cdktf.json, but not of the root', async () => {
    write({ 'cdktf.json': {}, 'apps/dev/cdktf.json': {}, 'apps/prod/cdktf.json': {} });
    expect(Object.keys(await projectsOf('cdktf.json', 'apps/dev/cdktf.json', 'apps/prod/cdktf.json'))).toEqual([
      'apps/dev',
      'apps/prod',
    ]);
  });

  it('names a folder that nothing else names', async () => {
    write({ 'apps/dev/cdktf.json': {}, 'apps/prod/cdktf.json': {}, 'apps/prod/package.json': { name: '@acme/prod' } });
    const projects = await projectsOf('apps/dev/cdktf.json', 'apps/prod/cdktf.json');
    expect([projects['apps/dev']?.name, projects['apps/prod']?.name]).toEqual(['dev', undefined]);
  });

  it('offers a rehearsal where that is installed', async () => {
    write({ 'apps/dev/cdktf.json': {} });
    expect((await projectsOf('apps/dev/cdktf.json'))['apps/dev']?.targets).not.toHaveProperty('rehearse');
    write({ 'node_modules/@spot-serving/rehearsal/package.json': {} });
    expect((await projectsOf('apps/dev/cdktf.json'))['apps/dev']?.targets).toHaveProperty('rehearse');
  });

  it.each([
    ['no JSON', '{', 'apps/dev/cdktf.json is not JSON'],
    ['no object', '[]', 'apps/dev/cdktf.json is not a JSON object'],
    ['an app before it that is none', '{"after":"dev"}', 'apps/dev/cdktf.json: after is "dev"; write {'],
    ['half a minute', '{"after":{"app":"dev","soakMinutes":0.5}}', '"soakMinutes":0.5}; write {'],
    ['fewer minutes than none', '{"after":{"app":"dev","soakMinutes":-1}}', '"soakMinutes":-1}; write {'],
    ['minutes as a text', '{"after":{"app":"prod","soakMinutes":"30"}}', '"soakMinutes":"30"}; write {'],
    ['a slip that would mean no soak', '{"after":{"app":"prod","soakMinuts":30}}', '"soakMinuts":30}; write {'],
    ['an app before it that is not there', '{"after":{"app":"test"}}', 'after.app is "test", and there is no such app'],
    ['an output that is no folder', '{"output":7}', 'apps/dev/cdktf.json: output is 7; name a folder'],
  ])('says which file holds %s, and still finds the others', async (_, text, message) => {
    write({ 'apps/dev/cdktf.json': text, 'apps/prod/cdktf.json': {} });
    const failure: unknown = await projectsOf('apps/dev/cdktf.json', 'apps/prod/cdktf.json').catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({
      errors: [['apps/dev/cdktf.json', expect.objectContaining({ message: expect.stringContaining(message) })]],
    });
    expect(failure).toMatchObject({ partialResults: [['apps/prod/cdktf.json', expect.anything()]] });
  });

  it('answers to the names that Nx 21, 22 and 23 ask for', () => {
    expect(createNodesV2).toBe(createNodes);
  });

  it('is loaded by Nx itself, without a build', () => {
    write({
      'package.json': { name: 'workspace', private: true },
      'nx.json': {
        plugins: [{ plugin: join(__dirname, '..', 'src', 'index.cjs'), options: { planTargetName: 'preview' } }],
      },
      'cdktf.json': {},
      'infra/dev/cdktf.json': {},
    });
    const installed = dirname(dirname(require.resolve('nx/package.json')));
    symlinkSync(installed, join(workspaceRoot, 'node_modules'));
    const outer = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
    const env = { ...Object.fromEntries(outer), NX_DAEMON: 'false', NX_WORKSPACE_ROOT_PATH: workspaceRoot };
    const shown = execFileSync(join(installed, '.bin', 'nx'), ['show', 'project', 'dev', '--json'], {
      cwd: workspaceRoot,
      env,
    });
    expect(JSON.parse(shown.toString())).toMatchObject({
      root: 'infra/dev',
      targets: { synth: { cache: true }, preview: { cache: false } },
    });
  });
});
