import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

const folder = join(__dirname, '..', '..', '..', '.github', 'workflows');

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly secrets?: unknown;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps?: readonly Step[];
  readonly uses?: string;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

const texts = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
const workflows = new Map([...texts].map(([name, text]) => [name, parse(text) as Workflow]));
const jobs = [...workflows].flatMap(([file, { jobs: all }]) =>
  Object.entries(all).map(([name, job]) => [file, name, job] as const),
);
const stepsOf = ({ steps = [] }: Job) => steps;
const runsCheckout = (job: Job) =>
  stepsOf(job).some(({ uses = '' }) => uses.startsWith('./') || uses.startsWith('actions/checkout'));

describe('what the workflows trust', () => {
  it('has no secret in any of them: roles, seals and packages go by the identity of a job', () => {
    expect([...texts].filter(([, text]) => /\bsecrets[.:]/.test(text)).map(([name]) => name)).toEqual([]);
  });

  it.each([...workflows].filter(([, { on }]) => 'pull_request' in on))(
    '%s runs code of a pull request with nothing but a read of it',
    (_name, { jobs: all }) => {
      for (const job of Object.values(all)) expect(job.permissions).toEqual({ contents: 'read' });
    },
  );

  it('has no workflow that runs on a pull request with rights of the base', () => {
    expect([...workflows].filter(([, { on }]) => 'pull_request_target' in on)).toEqual([]);
  });

  it.each(
    jobs.filter(([, , { permissions = {} }]) => 'id-token' in permissions && permissions['id-token'] === 'write'),
  )('%s: %s has an identity, and checks nothing out', (_file, _name, job) => {
    expect(runsCheckout(job)).toBe(false);
  });

  it.each(jobs.filter(([, , { permissions = {} }]) => Object.values(permissions).includes('write')))(
    '%s: %s may write, and runs no code of a checkout',
    (_file, _name, job) => {
      expect(runsCheckout(job)).toBe(false);
    },
  );

  const trusted = workflows.get('plan-trusted.yml');

  it('checks out the default branch, where what was synthesized is planned, and restores no cache', () => {
    const checkouts = Object.values(trusted?.jobs ?? {})
      .flatMap(stepsOf)
      .filter(({ uses = '' }) => uses.startsWith('actions/checkout'));
    expect(checkouts.map((step) => step.with?.ref)).toEqual(['${{ github.event.repository.default_branch }}']);
    const setUps = Object.values(trusted?.jobs ?? {})
      .flatMap(stepsOf)
      .filter(({ uses = '' }) => uses.startsWith('./'));
    expect(setUps.map((step) => step.with?.cache)).toEqual(['']);
  });

  it('takes one artifact of the other run, by the id of that run, in a job without an identity', () => {
    const takers = Object.values(trusted?.jobs ?? {}).filter((job) =>
      stepsOf(job).some((step) => step.with?.['run-id'] !== undefined),
    );
    expect(takers).toHaveLength(1);
    expect(takers[0]?.permissions).toEqual({ actions: 'read', checks: 'write', 'pull-requests': 'read' });
    const foreign = takers.flatMap(stepsOf).filter((step) => step.with?.['run-id'] !== undefined);
    expect(foreign.map((step) => step.with)).toMatchObject([
      { name: 'synthesized', path: 'synthesized', 'run-id': '${{ github.event.workflow_run.id }}' },
    ]);
  });

  it('hands the program on by the id of its artifact', () => {
    const others = Object.values(trusted?.jobs ?? {})
      .flatMap(stepsOf)
      .filter((step) => step.with?.path === 'tool' && step.uses?.includes('download'));
    expect(new Set(others.map((step) => step.with?.['artifact-ids']))).toEqual(
      new Set(['${{ needs.tool.outputs.tool }}']),
    );
  });

  it.each(jobs.filter(([, , job]) => stepsOf(job).some((step) => step.with?.['role-to-assume'] !== undefined)))(
    '%s: %s finds its role in the account of its environment, or in the one that main says',
    (_file, _name, job) => {
      const [assume] = stepsOf(job).filter((step) => step.with?.['role-to-assume'] !== undefined);
      const place = JSON.stringify(assume?.with);
      const asksMain = /fromJSON\(needs\.tool\.outputs\.places\)\[(matrix|inputs)\.app\]\.account \|\|/.test(place);
      expect({ place, asks: asksMain }).toEqual({ place, asks: job.environment === undefined });
    },
  );

  it('asks main where an app is, which is synthesized in the job that checks main out', () => {
    const tool = trusted?.jobs.tool;
    expect(tool?.outputs?.places).toBe('${{ steps.main.outputs.places }}');
    expect(stepsOf(tool ?? {}).find(({ id }) => id === 'main')?.run).toBe('npx pipeline affected --all --out base');
  });

  it('writes the comment in the last job', () => {
    const { review, ...others } = (trusted?.jobs ?? {}) as Readonly<
      Record<string, Job & { readonly needs?: string | readonly string[] }>
    >;
    expect([review?.needs].flat()).toEqual(expect.arrayContaining(Object.keys(others)));
  });

  it('gives nothing that somebody else may choose to a shell', () => {
    const lines = jobs.flatMap(([file, , job]) =>
      stepsOf(job).flatMap(({ run = '' }) => (run.includes('${{') ? [`${file}: ${run}`] : [])),
    );
    expect(lines).toEqual([]);
  });

  it.each(
    jobs.flatMap(([file, name, job]) =>
      stepsOf(job).flatMap(({ uses = '' }) => (uses.includes('@') ? [[file, name, uses] as const] : [])),
    ),
  )('%s: %s takes %s by its commit', (_file, _name, uses) => {
    expect(uses).toMatch(/@[0-9a-f]{40}$/);
  });
});
