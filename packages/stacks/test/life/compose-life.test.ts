import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Environment } from '@spot-serving/core';
import { anEnvironment } from '@spot-serving/testkit';

import { type Change, composeLife, NetworkStack } from '../../src';

const folder = mkdtempSync(join(tmpdir(), 'compose-life-'));
const before = { outdir: process.env.CDKTF_OUTDIR, exitCode: process.exitCode };
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  process.exitCode = before.exitCode;
  if (before.outdir === undefined) delete process.env.CDKTF_OUTDIR;
  else process.env.CDKTF_OUTDIR = before.outdir;
});

interface Written {
  readonly step: string;
  readonly synthesized?: string;
  readonly refusal?: string;
}

/** What `life.json` says, and the tags of each step's VPC. */
function live(changes: readonly Change[], environment: Environment = anEnvironment()) {
  const outdir = mkdtempSync(join(folder, 'out-'));
  process.env.CDKTF_OUTDIR = outdir;
  composeLife(environment, changes, (app, env) => new NetworkStack(app, env));
  const file = join(outdir, 'life.json');
  const steps = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Written[]) : [];
  const team = ({ synthesized = 'none' }: Written): string | undefined => {
    const text = readFileSync(join(outdir, synthesized, 'stacks', 'test-app-network', 'cdk.tf.json'), 'utf8');
    return /"team": ?"(\w+)"/.exec(text)?.[1];
  };
  return { steps, teams: steps.map((step) => (step.synthesized === undefined ? undefined : team(step))) };
}

const tagged =
  (team: string) =>
  (env: Environment): Environment => ({ ...env, tags: { ...env.tags, team } });

describe('composeLife', () => {
  it('synthesizes the app as it is, and after each step, each on what the one before deployed', () => {
    const { steps, teams } = live([
      {
        change: 'tags',
        steps: [
          { step: 'set', to: tagged('search'), leaves: ['aws_vpc'] },
          { step: 'keep', to: (env) => env },
        ],
      },
      { change: 'again', steps: [{ step: 'change', to: tagged('ranking') }] },
    ]);
    expect(steps).toEqual([
      { change: 'first deploy', step: 'deploy', expected: 'applied', synthesized: '000' },
      { change: 'tags', step: 'set', expected: 'applied', leaves: ['aws_vpc'], synthesized: '001' },
      { change: 'tags', step: 'keep', expected: 'applied', synthesized: '002' },
      { change: 'again', step: 'change', expected: 'applied', synthesized: '003' },
    ]);
    expect(teams).toEqual([undefined, 'search', 'search', 'ranking']);
  });

  it('goes on from the environment before a step that is refused, whoever refuses it', () => {
    const { steps, teams } = live([
      { change: 'by a review', steps: [{ step: 'change', to: tagged('wrong'), refused: true }] },
      {
        change: 'by the environment',
        steps: [{ step: 'change', to: (env) => ({ ...env, region: 'nowhere' }), refused: true }],
      },
      { change: 'then', steps: [{ step: 'change', to: (env) => env }] },
    ]);
    expect(steps.map(({ refusal }) => refusal)).toEqual([
      undefined,
      undefined,
      expect.stringMatching(/region is "nowhere"/),
      undefined,
    ]);
    expect(teams).toEqual([undefined, 'wrong', undefined, undefined]);
  });

  it('names the stacks that a step takes down, by the environment that is deployed', () => {
    const { steps } = live([
      { change: 'gone', steps: [{ step: 'down', destroys: ({ name }) => [`${name}-network`] }] },
    ]);
    expect(steps[1]).toEqual({ change: 'gone', step: 'down', expected: 'applied', destroys: ['test-app-network'] });
  });

  it('ends with 2 for an app that is refused as it is, and says why', () => {
    const printed: string[] = [];
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text)) > 0);
    try {
      expect(live([], anEnvironment({ region: 'nowhere' })).steps).toEqual([]);
      expect({ code: process.exitCode, said: printed.join('') }).toEqual({
        code: 2,
        said: expect.stringContaining('region is "nowhere"') as string,
      });
    } finally {
      stderr.mockRestore();
    }
  });
});
