import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A stand-in for the cdktf command line: notes its arguments, and behaves as `say` tells for each stack. */
const standIn = `
const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs');
const [command, stack] = process.argv.slice(2);
appendFileSync('calls', process.argv.slice(2).join(' ') + '\\n');
const { synth = 0, stacks, say = {} } = require(process.cwd() + '/say.json');
if (command === 'synth') {
  mkdirSync('cdktf.out', { recursive: true });
  writeFileSync('cdktf.out/manifest.json', JSON.stringify({ stacks }));
  process.exitCode = synth;
} else {
  const { code = 0, text = 'No changes.', signal } = say[stack] ?? {};
  console.log(text);
  process.exitCode = code;
  if (signal) process.kill(process.pid, signal);
}`;

const stacks = {
  b: { name: 'b', constructPath: 'b', dependencies: ['a'] },
  a: { name: 'a', constructPath: 'a', dependencies: [] },
};
const blocked = { code: 1, text: 'Unable to find remote state\n data.terraform_remote_state.cross-stack-reference-input-a,' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-all-'));
  mkdirSync(join(folder, 'node_modules', 'cdktf-cli'), { recursive: true });
  writeFileSync(join(folder, 'node_modules', 'cdktf-cli', 'package.json'), '{"bin":{"cdktf":"cdktf.js"}}');
  writeFileSync(join(folder, 'node_modules', 'cdktf-cli', 'cdktf.js'), standIn);
  writeFileSync(join(folder, 'cdktf.json'), '{}');
});
afterEach(() => rmSync(folder, { recursive: true }));

interface Run {
  readonly code: number | null;
  readonly printed: string;
  readonly calls: string[];
}

function planAll(say: object, ...args: string[]): Run {
  writeFileSync(join(folder, 'say.json'), JSON.stringify({ stacks, ...say }));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, '..', 'bin', 'cdktf-plan-all.cjs'), ...args], { cwd: folder });
  return { code: status, printed: `${stdout}${stderr}`, calls: readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') };
}

describe('cdktf-plan-all', () => {
  it('synthesizes once and plans stack by stack, in order, passing arguments on', () => {
    expect(planAll({}, '--var-file', 'x.tfvars').calls).toEqual([
      'synth',
      'diff a --skip-synth --skip-provider-lock --var-file x.tfvars',
      'diff b --skip-synth --skip-provider-lock --var-file x.tfvars',
    ]);
  });

  it('ends with one line a stack', () => {
    const { code, printed } = planAll({ say: { b: { text: 'Plan: 3 to add, 0 to change, 0 to destroy.' } } });
    expect(printed).toMatch(/\n {2}a {2}no changes\n {2}b {2}3 to add, 0 to change, 0 to destroy\n$/);
    expect(code).toBe(0);
  });

  it('takes a blocked stack for no failure', () => {
    expect(planAll({ say: { b: blocked } })).toMatchObject({ code: 0, printed: expect.stringContaining('b  blocked by a: deploy that first') });
  });

  it('goes on after a failure, and ends with 1', () => {
    const { code, printed } = planAll({ say: { a: { code: 1, text: 'Error: no credentials' } } });
    expect(printed).toMatch(/Error: no credentials[^]*a {2}failed; its message is above\n {2}b {2}no changes/);
    expect(code).toBe(1);
  });

  it('plans nothing when synth fails', () => {
    expect(planAll({ synth: 1 })).toMatchObject({ code: 1, calls: ['synth'] });
  });

  it('stops at a signal, and ends as a shell would say', () => {
    expect(planAll({ say: { a: { signal: 'SIGTERM' } } })).toMatchObject({ code: 143, calls: ['synth', expect.stringContaining('diff a')] });
  });

  it('says where to run it when there is no cdktf.json', () => {
    rmSync(join(folder, 'cdktf.json'));
    writeFileSync(join(folder, 'calls'), '');
    expect(planAll({})).toMatchObject({ code: 2, printed: expect.stringContaining('run this in the folder of an app') });
  });
});
