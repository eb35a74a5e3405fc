import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { LifeReport } from '../../src/life/life-report';
import { fixture, runCli } from '../rehearse-cli';

jest.setTimeout(120_000);

const folder = mkdtempSync(join(tmpdir(), 'rehearse-life-test-'));
const report = join(folder, 'report');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reported = () => JSON.parse(readFileSync(join(report, 'report.json'), 'utf8')) as LifeReport;
const walk = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  runCli([...args, '--report', report], fixture('..'), env);

describe('rehearse APP --life', () => {
  it('takes an app through its life: what was left away, what is in use, and what is wrong are refused, and the rest goes through', async () => {
    const { exitCode, stdout, stderr } = await walk([fixture('living'), '--life']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(
      reported().steps.map(({ step, outcome, refusedBy, verdict, verdictAtApply, stacks }) => [
        step,
        outcome,
        refusedBy,
        verdict,
        verdictAtApply,
        stacks.map(({ name, create, change, destroy }) => `${name} +${create} ~${change} -${destroy}`).join(),
      ]),
    ).toEqual([
      ['deploy', 'applied', null, 'care', 'care', 'network +1 ~0 -0,nodes +1 ~0 -0'],
      ['change', 'applied', null, 'routine', null, 'network +0 ~1 -0'],
      ['change', 'applied', null, 'none', null, ''],
      ['change', 'refused', 'app', null, null, ''],
      ['another', 'refused', 'review', 'fail', null, ''],
      ['leave them away', 'refused', 'states', null, null, ''],
      ['take them down', 'applied', null, 'danger', null, 'nodes +0 ~0 -1'],
      ['leave them away now', 'applied', null, 'routine', null, 'network +0 ~0 -0'],
      ['with nobody in it', 'applied', null, 'danger', null, 'network +1 ~0 -1'],
      ['change', 'applied', null, 'danger', 'danger', 'network +1 ~0 -1,nodes +1 ~0 -0'],
    ]);
    expect(stdout).toMatch(/^Life of living: passed \(10 steps/m);
    expect(stdout).toMatch(/refused +states: nodes is no longer in the code, and 1 object of it stands/);
    const page = readFileSync(join(report, 'report.md'), 'utf8');
    expect(page).toContain('| [fail](reviews/004.md) |');
    expect(page).toMatch(/it stands on network\n *take it down first, [^]*npx cdktf destroy nodes/);
    expect(readFileSync(join(report, 'reviews', '004.md'), 'utf8')).toContain('still in use');
    expect(existsSync(join(report, 'reviews', '000-at-apply.md'))).toBe(true);
    expect(readdirSync(fixture('living')).sort()).toEqual(['cdktf.json', 'life.ts', 'main.ts', 'stacks.ts']);
  });

  it.each([
    ['passes what is to be refused', /^wrong, change: was to be refused, and was applied/m],
    [
      'touches what it leaves',
      /^wrong, change: network: plan failed\n.*leaves every aws_vpc as it is, and changes aws_vpc\./m,
    ],
    ['fails at an apply', /^wrong, change: network: apply failed\n[^]*ResourceAlreadyExistsException/m],
  ])('is red for a life that %s, and says how far it came', async (fault, words) => {
    const { exitCode, stdout, stderr } = await walk([fixture('living'), '--life', '--json'], { LIVING: fault });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(words);
    const { steps, failure, outcome } = JSON.parse(stdout) as LifeReport;
    expect({ outcome, failure }).toMatchObject({ outcome: 'failed', failure: { change: 'wrong', step: 'change' } });
    expect(steps.slice(-3).map((step) => step.outcome)).toEqual(['applied', 'failed', 'not reached']);
  });

  it('says what an app lacks that has no life', async () => {
    const { exitCode, stderr } = await walk([fixture('three-stacks'), '--life']);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /cdktf\.json has no life: add the command that synthesizes it, or .*--from REV, --then APP\n$/,
    );
  });
});

describe('rehearse APP --then APP', () => {
  it('deploys one app after the other on the same states', async () => {
    const then = ['--then', fixture('three-stacks'), '--then', fixture('living')];
    const { exitCode, stderr } = await walk([fixture('living'), ...then, '--json']);
    expect({ exitCode, said: stderr }).toMatchObject({ exitCode: 0 });
    expect(reported().steps.map(({ change, outcome, refusedBy }) => [change, outcome, refusedBy])).toEqual([
      ['living', 'applied', null],
      ['three-stacks', 'applied', null],
      ['living', 'refused', 'states'],
    ]);
  });

  it('takes a refusal of the first app as it is', async () => {
    const { exitCode, stderr } = await walk([fixture('living'), '--then', fixture('living')], { LIVING_REFUSES: '1' });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: 'network.cidr is "10.0.0.0/8": use /16\n' });
  });
});
