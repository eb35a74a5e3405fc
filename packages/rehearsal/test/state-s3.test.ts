import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Report } from '../src';
import { fixture, runCli } from './rehearse-cli';

jest.setTimeout(120_000);

describe('rehearse --state s3', () => {
  const home = mkdtempSync(join(tmpdir(), 'state-s3-'));
  const rehearse = (app: string, env: NodeJS.ProcessEnv = {}) =>
    runCli([fixture(app), '--state', 's3', '--destroy'], home, env);
  const report = (app: string): Report =>
    JSON.parse(readFileSync(join(home, '.rehearsal', app, 'report.json'), 'utf8')) as Report;

  beforeAll(() => writeFileSync(join(home, 'package.json'), '{}'));
  afterAll(() => rmSync(home, { recursive: true }));

  it("uses the stacks' own backend: a held lock refuses an apply, an apply takes and returns it, states of other stacks are read", async () => {
    const { exitCode, stdout } = await rehearse('locked', {
      AWS_PROFILE: 'real',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    });
    expect(exitCode).toBe(0);
    for (const stack of ['lower', 'upper']) {
      expect(stdout).toMatch(
        new RegExp(`^${stack} +lock +a second apply is refused, the lock is held by somebody@another-machine \\(`, 'm'),
      );
      expect(stdout).toMatch(new RegExp(`^${stack} +apply +1 created, lock taken and given back \\(`, 'm'));
    }
    expect(report('locked')).toMatchObject({
      outcome: 'passed',
      states: 'emulated S3',
      stacks: [{ warnings: [] }, { warnings: [], dependencies: ['lower'] }],
    });
    expect(readFileSync(join(home, '.rehearsal', 'locked', 'upper', 'plan.json'), 'utf8')).toMatch(/"vpc_id":"vpc-/);
  });

  it('warns of a backend without a lock, and has Terraform itself refuse to destroy what is protected', async () => {
    const { exitCode, stdout } = await rehearse('three-stacks');
    expect([exitCode, stdout]).toEqual([
      3,
      expect.stringMatching(/^models +destroy +kept: 1 protected, Terraform refuses \(/m),
    ]);
    expect(report('three-stacks').stacks[0]?.warnings).toEqual([
      expect.stringMatching(/^the S3 backend of stack "network" locks nothing:.*set use_lockfile$/),
    ]);
  });

  it('is refused in one line where the emulator cannot be installed', async () => {
    const empty = join(home, 'empty');
    mkdirSync(empty);
    const terraformBinaryName = execFileSync('sh', ['-c', 'command -v terraform'], { encoding: 'utf8' }).trim();
    const { exitCode, stdout, stderr } = await rehearse('locked', {
      TERRAFORM_BINARY_NAME: terraformBinaryName,
      PATH: empty,
      XDG_CACHE_HOME: empty,
    });
    expect([exitCode, stdout, stderr]).toEqual([
      2,
      '',
      expect.stringMatching(/^the AWS emulator needs Python[^\n]+\n$/),
    ]);
  });
});
