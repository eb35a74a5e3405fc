import { applyProgram } from '../../src/apply/apply-program';
import { AContext } from '../support/a-context';
import { EmulatedStates } from '../support/emulated-states';
import { reviewFile } from '../support/review-file';
import { type FixtureStack, output, synthesized } from '../support/synthesized';

// The first run on a machine installs the emulator.
jest.setTimeout(240_000);

const stacks = (size = 'small'): readonly FixtureStack[] => [
  { name: 'dev-network', data: { vpc: 'vpc-1', subnet: 'a' }, outputs: { vpc: '${terraform_data.vpc.output}' } },
  {
    name: 'dev-cluster',
    reads: ['dev-network'],
    data: { nodes: { vpc: output('dev-network', 'vpc'), size }, queue: 'q' },
  },
];

describe('pipeline apply, against states in S3', () => {
  let states: EmulatedStates;
  let context: AContext;
  const write = (app: readonly FixtureStack[] = stacks(), folder = 'dev') =>
    synthesized(context, folder, app, (stack) => states.backend(stack));
  const apply = (dir: string, review: string, ...more: readonly string[]) =>
    applyProgram(['--synthesized', dir, '--app', 'dev', '--review', review, ...more], context);

  beforeAll(async () => {
    states = await EmulatedStates.start();
    context = new AContext(states.variables);
  });

  afterAll(async () => {
    await states.close();
    context.remove();
  });

  it('applies what was reviewed, and asks about a stack that nobody could review', async () => {
    const dir = write();
    const review = await reviewFile(context, { app: 'dev', synthesized: dir });
    expect(await apply(dir, review)).toBe(3);
    expect(context.printed()).toMatch(
      /^dev-network {2}2 created as reviewed, state \d+, \d+ s\ndev-cluster {2}waits for approval: never reviewed$/m,
    );
    expect(JSON.parse(context.read('decision/dev.dev-cluster.decision.json'))).toMatchObject({
      app: 'dev',
      stack: 'dev-cluster',
      head: 'a'.repeat(40),
    });
    expect(await apply(dir, review, '--decisions', 'decision')).toBe(0);
    expect(context.printed()).toMatch(/^dev-network {2}nothing to do\ndev-cluster {2}2 created as approved/m);
  });

  it('applies a change that is unchanged since its review, in both stacks', async () => {
    const dir = write(stacks('large'), 'larger');
    const review = await reviewFile(context, { app: 'dev', synthesized: dir });
    expect(await apply(dir, review)).toBe(0);
    expect(context.printed()).toMatch(/^dev-cluster {2}1 changed as reviewed/m);
  });

  it('stops before a plan that is not the one that was reviewed, and names the addresses that differ', async () => {
    const review = await reviewFile(context, { app: 'dev', synthesized: write(stacks('huge'), 'reviewed') });
    const merged = write([stacks()[0] as FixtureStack, { ...(stacks('tiny')[1] as FixtureStack) }], 'merged');
    expect(await apply(merged, review, '--out', 'other')).toBe(3);
    const printed = context.printed();
    expect(printed).toMatch(/^dev-cluster: It differs from what was seen at `terraform_data\.nodes`\.$/m);
    expect(printed).not.toContain('terraform_data.queue`');
  });

  it('does not take a decision of another commit, app or run, or one that nobody sealed, for an approval', async () => {
    const dir = write(stacks('tiny'), 'merged');
    const review = await reviewFile(context, { app: 'dev', synthesized: write(stacks('huge'), 'reviewed') });
    const decision = JSON.parse(context.read('other/dev.dev-cluster.decision.json')) as object;
    for (const change of [
      { head: 'c'.repeat(40) },
      { app: 'prod' },
      { run: 5 },
      { seal: Buffer.alloc(32).toString('base64') },
    ]) {
      context.write('forged/dev.dev-cluster.decision.json', { ...decision, ...change });
      expect(await apply(dir, review, '--decisions', 'forged', '--out', 'again')).toBe(3);
    }
    context.printed();
  });

  it('stops at a lock that is held, names the holder and the way to break it, and breaks nothing', async () => {
    const dir = write(stacks('tiny'), 'merged');
    const review = await reviewFile(context, { app: 'dev', synthesized: dir });
    await states.lock('dev-network', 'ann@laptop', '0b8e1c1e-0000-4000-8000-000000000001');
    expect(await apply(dir, review)).toBe(1);
    expect(context.complained()).toMatch(
      /locked by ann@laptop since 2026-11-22 10:00:00.*terraform force-unlock 0b8e1c1e-0000-4000-8000-000000000001/s,
    );
    expect(context.printed()).toMatch(/^dev-network {2}failed\ndev-cluster {2}not reached$/m);
    expect(await states.isLocked('dev-network')).toBe(true);
    await states.unlock('dev-network');
    expect(await apply(dir, review)).toBe(0);
  });

  it('leaves stacks to the job that reaches them', async () => {
    const far: FixtureStack = {
      name: 'dev-platform',
      reads: ['dev-network'],
      data: { chart: 'c' },
      providers: ['hashicorp/helm'],
    };
    const dir = write([...stacks('tiny'), far], 'with-platform');
    expect(
      await apply(
        dir,
        await reviewFile(context, { app: 'dev', synthesized: write(stacks('tiny'), 'merged') }),
        '--where',
        'outside',
      ),
    ).toBe(0);
    expect(context.printed()).toMatch(
      /^dev-cluster {2}nothing to do\ndev-platform {2}left to the job that reaches it$/m,
    );
  });
});
