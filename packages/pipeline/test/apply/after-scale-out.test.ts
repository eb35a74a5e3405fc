import { autoscaledCountPolicy } from '@spot-serving/core/vocabulary';
import {
  type Plan,
  planDigest,
  type ResourceChange,
  type ReviewMarker,
  reviewMessage,
  secretSealer,
  shownFingerprint,
  StackFailure,
} from '@spot-serving/plan-review';

import { isRestOf, mostAgain, wasScaledOut } from '../../src/apply/after-scale-out';
import { applyStacks } from '../../src/apply/apply-stacks';
import type { StackOutcome } from '../../src/apply/stack-outcome';

const sealer = secretSealer('a secret of one environment');
/** As the API server says it, seen with Kubernetes 1.34.4 and provider 2.38.0. */
const refusal = `terraform apply: Failed to update deployment: deployments.apps "resnet" is forbidden: ValidatingAdmissionPolicy 'serving.${autoscaledCountPolicy}' with binding 'serving.${autoscaledCountPolicy}' denied request: the autoscaler has scaled resnet to 4`;

type Actions = ResourceChange['change']['actions'];
function change(address: string, actions: Actions, after: object = {}, deposed?: string): ResourceChange {
  const sides = { before: {}, after: { ...after }, afterUnknown: {}, beforeSensitive: {}, afterSensitive: {} };
  const [type = ''] = address.split('.');
  return {
    address,
    type,
    mode: 'managed',
    ...(deposed && { deposed }),
    change: { actions, ...sides, replacePaths: [] },
  };
}
function aPlan(changes: readonly ResourceChange[]): Plan {
  return { terraformVersion: '1.11.4', complete: true, changes, drift: [], outputs: [], failedChecks: [] };
}
const files = change('kubernetes_config_map_v1.files', ['create', 'delete']);
const update = (replicas: string) =>
  change('kubernetes_deployment_v1.resnet', ['update'], { spec: [{ replicas, version: 8 }] });
const whole = aPlan([files, update('2')]);
const rest = aPlan([change('kubernetes_config_map_v1.files', ['delete'], {}, 'abc'), update('4')]);

const stack = {
  ...{
    name: 'dev-serving',
    dependencies: [],
    stateLocation: undefined,
    backend: { type: 'local', config: {} },
    remoteStates: {},
    providers: [],
  },
  ...{ folder: '', source: '{}' },
};

/** A review of {@link whole}. */
async function reviewed(): Promise<ReviewMarker> {
  const head = 'a'.repeat(40);
  const run = { head, base: 'b'.repeat(40), pull: 7, run: 1, attempt: 1 };
  const shown = { verdict: 'routine', fingerprint: shownFingerprint(whole, head) } as const;
  const message = reviewMessage({ ...run, ...shown, app: 'dev', stack: 'dev-serving' }, planDigest(whole, {}));
  return {
    ...run,
    apps: ['dev'],
    verdict: 'routine',
    sealed: { 'dev-serving': { ...shown, seal: await sealer.seal(message) } },
  };
}

/** Applies the stack, whose plans and ends of an apply are these in turn. */
async function run(plans: readonly Plan[], ends: readonly (string | undefined)[]) {
  const [todo, failures] = [[...plans], [...ends]];
  const pods: string[] = [];
  const outcomes: StackOutcome[] = [];
  await applyStacks([stack], {
    where: 'anywhere',
    permits: { app: 'dev', review: { sealer, marker: await reviewed() }, approved: { sealer, decisions: [] } },
    head: 'a'.repeat(40),
    run: 0,
    applier: {
      plan: () => Promise.resolve({ plan: todo.shift() ?? rest }),
      apply: () => {
        const failure = failures.shift();
        return failure === undefined
          ? Promise.resolve({ words: '1 changed', serial: 5 })
          : Promise.reject(new StackFailure(failure));
      },
    },
    watch: () => ({
      reasons: () => Promise.resolve(['resnet: makes no pod']),
      stop: () => Promise.resolve(void pods.push('stopped')),
    }),
    onOutcome: (outcome) => outcomes.push(outcome),
  });
  return { outcome: outcomes[0], stopped: pods.length, left: todo.length };
}

describe('an apply that an autoscaler was faster than', () => {
  it('is planned again with the count of now, and applied without asking anybody', async () => {
    const { outcome, stopped } = await run([whole, rest], [refusal, undefined]);
    expect(outcome).toMatchObject({
      kind: 'applied',
      words: '1 changed as reviewed, the last of it planned again after a scale-out',
      plan: whole,
    });
    expect(stopped).toBe(2);
  });

  it('is planned again for as long as a spike may last, and then fails in the words of the API server', async () => {
    const { outcome } = await run(
      [whole],
      Array.from({ length: mostAgain + 1 }, () => refusal),
    );
    expect(outcome).toMatchObject({
      kind: 'failed',
      text: expect.stringContaining('has scaled resnet to 4') as string,
    });
  });

  it('asks, when the plan of now does anything that was not in the first', async () => {
    const more = aPlan([...rest.changes, change('kubernetes_service_v1.resnet', ['delete'])]);
    expect((await run([whole, more], [refusal])).outcome).toMatchObject({ kind: 'pending' });
  });

  it('is what it was when it failed for another reason, with what keeps pods from starting', async () => {
    const { outcome, left, stopped } = await run(
      [whole, rest],
      ['terraform apply: Deployment exceeded its progress deadline'],
    );
    expect(outcome).toMatchObject({ kind: 'failed', pods: ['resnet: makes no pod'] });
    expect({ left, stopped }).toEqual({ left: 1, stopped: 1 });
  });
});

describe('the rest of a plan', () => {
  it.each<[string, readonly ResourceChange[], boolean]>([
    ['is what had the old count, and the deletion that was part of a replacement', rest.changes, true],
    ['is nothing', [], true],
    ['is no other address', [change('kubernetes_deployment_v1.ranker', ['update'])], false],
    ['is no other action', [change('kubernetes_deployment_v1.resnet', ['delete', 'create'])], false],
    ['may leave things as they are', [change('aws_vpc.main', ['no-op'])], true],
  ])('%s', (_, changes, expected) => {
    expect(isRestOf(whole, aPlan(changes))).toBe(expected);
  });

  it('has no output that changes by itself', () => {
    const outputs = [{ name: 'url', change: change('x.y', ['update']).change }] as Plan['outputs'];
    expect(isRestOf(whole, { ...aPlan([]), outputs })).toBe(false);
  });
});

describe('a refusal', () => {
  it.each([
    [refusal, true],
    ['terraform apply: pods "x" is forbidden: violates PodSecurity', false],
  ])('%s', (text, expected) => {
    expect(wasScaledOut(text)).toBe(expected);
  });
});
