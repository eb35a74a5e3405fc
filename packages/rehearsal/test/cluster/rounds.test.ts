import { Interruption, type Progress, type Step, type StepGroup } from '@spot-serving/terraform-runner';

import type { ClusterRehearsal } from '../../src/cluster/cluster-rehearsal';
import { type Phase, PhaseFailure } from '../../src/rehearse/phase';
import { runRounds } from '../../src/rehearse/rounds';
import type { StackRehearsal } from '../../src/rehearse/stack-rehearsal';

/** Runs steps and keeps their names, that of a failing one too. */
class Recorder implements Progress {
  readonly names: string[] = [];
  during = <Result>(_text: string, work: () => Promise<Result>): Promise<Result> => work();
  async step({ title, run }: Step): Promise<void> {
    this.names.push(title);
    await run(() => undefined);
  }
  async run(groups: readonly StepGroup[]): Promise<void> {
    for (const { title, steps } of groups)
      for (const step of steps) {
        this.names.push(`${title} ${step.title}`);
        await step.run(() => undefined);
      }
  }
  sideBySide = (groups: readonly StepGroup[]): Promise<void> => this.run(groups);
}

/** A stack at a cluster that fails in some phases, or in none. */
function rehearsed(cluster: ClusterRehearsal, failing: readonly Phase[]): StackRehearsal {
  const phases: { phase: Phase }[] = [];
  const phase = (name: Phase) => async (): Promise<string> => {
    if (failing.includes(name)) throw new PhaseFailure('serving', name, `no ${name}`);
    phases.push({ phase: name });
    return '';
  };
  const [init, validate, plan, apply, secondPlan, destroy] = (
    ['init', 'validate', 'plan', 'apply', 'second plan', 'destroy'] as const
  ).map(phase);
  const timed = (name: Phase, work: () => Promise<string>): Promise<string> => phase(name)().then(work);
  const stack = { name: 'serving', protectedResources: [], guards: [] };
  const surroundings = {};
  const inPhases = { phases, timed, init, validate, plan, apply, secondPlan, destroy };
  return { stack, cluster, surroundings, lock: undefined, ...inPhases } as unknown as StackRehearsal;
}

const clean = { workloads: [], warnings: [], leftovers: [], keptByHelm: [], standIns: [] };

interface Scene {
  readonly failing?: readonly Phase[];
  readonly command?: string;
  readonly foreign?: boolean;
}

async function run({ failing = [], command, foreign = true }: Scene) {
  let looked = 0;
  const cluster = {
    isForeign: foreign,
    askForPods: async () => '',
    lookForLeftovers: async () => `${(looked += 1)}`,
    findings: () => clean,
  } as unknown as ClusterRehearsal;
  const progress = new Recorder();
  const surroundings = { cwd: '/', env: process.env, interruption: new Interruption() };
  const { failure } = await runRounds({
    progress,
    cluster,
    trouble: undefined,
    destroy: false,
    allowDataLoss: false,
    whileApplied: command === undefined ? undefined : { command, ...surroundings },
    fresh: () => [rehearsed(cluster, failing)],
  });
  return { names: progress.names, failure: failure?.phase, detail: failure?.detail, looked };
}

const there = ['init', 'validate', 'plan', 'apply', 'pods', 'second plan'].map((name) => `serving ${name}`);
const closing = ['serving destroy', 'cluster leftovers', 'cluster findings'];

describe('a rehearsal at a cluster', () => {
  it('applies, asks for pods, plans again, destroys, and looks for what is left', async () =>
    expect(await run({})).toMatchObject({ names: [...there, ...closing], failure: undefined }));

  it('runs the command while everything is applied', async () =>
    expect(await run({ command: 'true' })).toMatchObject({
      names: [...there, 'cluster command', ...closing],
      failure: undefined,
    }));

  it.each<readonly [string, Scene, readonly string[], Phase]>([
    ['an apply', { failing: ['apply'] }, there.slice(0, 4), 'apply'],
    ['the command', { command: 'false' }, [...there, 'cluster command'], 'command'],
  ])('leaves the cluster of others as it was when %s fails, and tells of that', async (_what, scene, names, failure) =>
    expect(await run(scene)).toMatchObject({ names: [...names, ...closing], failure }),
  );

  it('tells of both failures, and looks for what is left, when the way back fails too', async () =>
    expect(await run({ failing: ['apply', 'destroy'] })).toMatchObject({
      failure: 'apply',
      detail: expect.stringMatching(/^no apply\nAnd on the way back: serving: destroy failed\n {2}no destroy$/),
      looked: 1,
    }));

  it('destroys nothing of what was never planned', async () =>
    expect(await run({ failing: ['validate'] })).toMatchObject({
      names: [...there.slice(0, 2), 'cluster leftovers', 'cluster findings'],
      failure: 'validate',
    }));

  it('leaves a control plane of its own to its end', async () =>
    expect(await run({ failing: ['apply'], foreign: false })).toMatchObject({
      names: there.slice(0, 4),
      failure: 'apply',
      looked: 0,
    }));
});
