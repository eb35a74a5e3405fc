import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { AContext } from '../support/a-context';
import { EmulatedStates } from '../support/emulated-states';
import { reviewFile } from '../support/review-file';
import { synthesized } from '../support/synthesized';
import { Bundled } from './bundled';

jest.setTimeout(240_000);

describe('the bundled program, in an empty folder', () => {
  let states: EmulatedStates;
  let context: AContext;
  let program: Bundled;

  beforeAll(async () => {
    states = await EmulatedStates.start();
    context = new AContext(states.variables);
    program = new Bundled(context);
  });

  afterAll(async () => {
    await states.close();
    context.remove();
  });

  /** A stack whose second resource is long at work, but only the first time; it leaves a file when it begins. */
  const slow = (name: string): string => {
    const begun = join(context.cwd, `${name}.begun`);
    const command = `[ -e ${begun} ] && exit 0; touch ${begun}; exec sleep 60`;
    const resource = {
      terraform_data: {
        first: { input: 'x' },
        slow: { input: 'y', depends_on: ['terraform_data.first'], provisioner: [{ 'local-exec': { command } }] },
      },
    };
    return synthesized(context, name, [{ name, data: {}, more: { resource } }], (stack) => states.backend(stack));
  };
  const begun = async (name: string): Promise<void> => {
    while (!existsSync(join(context.cwd, `${name}.begun`))) await setTimeout(50);
  };
  const apply = async (name: string, dir: string, ...more: readonly string[]) =>
    program.run('apply', '--synthesized', dir, '--app', name, '--review', await reviewFileOnce(name, dir), ...more);
  const reviews = new Map<string, string>();
  const reviewFileOnce = async (name: string, dir: string): Promise<string> => {
    const review =
      reviews.get(name) ??
      (await reviewFile(context, { app: name, synthesized: dir, head: `${reviews.size + 1}`.repeat(40) }));
    reviews.set(name, review);
    return review;
  };

  it('says what there is, plans a stack, and has a word for every slip', async () => {
    expect(await program.run('--help')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^What the workflows call/) as string,
      stderr: '',
    });
    const dir = synthesized(
      context,
      'planned',
      [{ name: 'planned', data: {}, more: { resource: undefined, output: { one: { value: 'x' } } } }],
      (stack) => ({ ...states.backend(stack), key: `planned/${stack}.tfstate` }),
    );
    const planned = await program.run('plan', '--synthesized', dir, '--app', 'planned', '--out', 'planned-fragments');
    expect(planned).toMatchObject({ code: 0 });
    expect(JSON.parse(context.read('planned-fragments/planned.planned.json'))).toMatchObject({
      findings: [],
      result: { plan: { changes: [], outputs: [{ name: 'one' }] } },
    });
    expect(program.other('check-serving', '--help')).toContain('check-serving APP');
    expect(await program.run('deploy')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'no command "deploy"; "pipeline --help" lists what there is\n',
    });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'lets Terraform finish at %s: the lock is given back, and the next run finishes what is approved',
    async (signal) => {
      const name = `asked-${signal.toLowerCase()}`;
      const dir = slow(name);
      const running = apply(name, dir);
      await begun(name);
      program.ask(signal);
      expect(await running).toMatchObject({
        code: signal === 'SIGINT' ? 130 : 143,
        stderr: expect.stringContaining(`Interrupted by ${signal}`) as string,
      });
      expect(await states.isLocked(name)).toBe(false);
      const next = await apply(name, dir);
      expect(next).toMatchObject({
        code: 3,
        stdout: expect.stringMatching(/differs from what was seen at `terraform_data\.slow`/) as string,
      });
      expect(await apply(name, dir, '--decisions', 'decision')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('as approved') as string,
      });
    },
  );

  it('finishes after a kill in an apply: the next run names the lock that was left, and when that is broken, the one after applies what was reviewed', async () => {
    const dir = slow('killed');
    const running = apply('killed', dir);
    await begun('killed');
    program.killAll();
    expect(await running).toMatchObject({ code: null });
    expect(await states.isLocked('killed')).toBe(true);
    const refused = await apply('killed', dir);
    const [, id = ''] = /terraform init && terraform force-unlock ([\w-]+)/.exec(refused.stderr) ?? [];
    expect([refused.code, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/The state is locked by \S+@\S+ since 20/),
    ]);
    const folder = join(context.cwd, dir, 'stacks', 'killed');
    for (const args of [['init'], ['force-unlock', '-force', id]])
      execFileSync('terraform', args, { cwd: folder, env: context.env, stdio: 'pipe' });
    expect(await apply('killed', dir)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('killed  2 created as reviewed') as string,
    });
  });
});
