import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';

import {
  type AutoscalerHistory,
  type AutoscalerRules,
  autoscalerStep,
  boundedStep,
  metricReplicas,
  type SampledPod,
} from '../src/horizontal-autoscaler';

/**
 * What the controller of kubernetes v1.34.4 answered: its own replica_calculator.go and horizontal.go, compiled with go1.26.8 against random pods, and against
 * random proposals every 15 s on a clock of `testing/synctest`. `fixtures/horizontal-autoscaler/README.md` says how.
 */
function fixture(name: string): unknown {
  return JSON.parse(readFileSync(join(__dirname, 'fixtures', 'horizontal-autoscaler', `${name}.json`), 'utf8'));
}

type Case = [
  resource: 'cpu' | 'memory',
  targetPercent: number,
  current: number,
  pods: [SampledPod['state'], number, number | null][],
  replicas: number,
];

describe('metricReplicas', () => {
  const real = fixture('replicas') as readonly Case[];
  const pods = (all: Case[3]) => all.map(([state, request, usage]) => ({ state, request, usage: usage ?? undefined }));

  it('answers what the real controller answers, of pods in any state', () => {
    const ours = real.map(([resource, targetPercent, current, all]) =>
      metricReplicas({ resource, targetPercent }, pods(all), current),
    );
    expect(ours.map((replicas) => replicas ?? -1)).toEqual(real.map(([, , , , replicas]) => replicas));
  });

  it('counts pods that are alike as one would count each of them', () => {
    const ours = real.map(([resource, targetPercent, current, all]) => {
      const threefold = pods(all).map((pod) => ({ ...pod, count: 3 }));
      const each = pods(all).flatMap((pod) => [pod, pod, pod]);
      const asked = (of: readonly SampledPod[]) => metricReplicas({ resource, targetPercent }, of, 3 * current);
      return [asked(threefold), asked(each)];
    });
    expect(ours.map(([grouped]) => grouped)).toEqual(ours.map(([, single]) => single));
  });

  it('is tried by pods of every state, with and without a sample, up, down and unchanged', () => {
    const states = real.flatMap(([, , , all]) => all.map(([state, , usage]) => `${state} ${usage === null}`));
    expect(new Set(states)).toEqual(
      new Set(
        ['ready', 'starting', 'leaving'].flatMap((state) => [`${state} true`, `${state} false`]).concat('pending true'),
      ),
    );
    const ways = real.map(([, , current, , replicas]) => (replicas < 0 ? 'none' : Math.sign(replicas - current)));
    for (const way of ['none', -1, 0, 1]) expect(ways.filter((one) => one === way).length).toBeGreaterThan(4);
  });

  const alike = (count: number, usage: number, request: number): SampledPod[] =>
    Array.from({ length: count }, () => ({ state: 'ready', request, usage }));

  it.each<[string, 'cpu' | 'memory', number, SampledPod[], number]>([
    // Measured with the real autoscaler on a control plane 1.34.4 (docs/sources, serving 1.9, "Memory HPA trap").
    ['idle 630 of 784 MiB, target 90: three stay three', 'memory', 90, alike(3, 630, 784), 3],
    ['the ranker at 37 %: three become two', 'memory', 90, alike(3, 37, 100), 2],
    ['two at 97 and 99 % stay two', 'memory', 90, [...alike(1, 97, 100), ...alike(1, 99, 100)], 2],
    // Kubernetes, "Horizontal Pod Autoscaling", algorithm details.
    ['200m where 100m are aimed at doubles', 'cpu', 50, alike(2, 200, 200), 4],
    ['50m where 100m are aimed at halves', 'cpu', 50, alike(4, 50, 200), 2],
    // kubernetes v1.34.4, replica_calculator_test.go.
    [
      'TestReplicaCalcScaleUp',
      'cpu',
      30,
      [300, 500, 700].map((usage) => ({ state: 'ready', request: 1000, usage })),
      5,
    ],
    [
      'TestReplicaCalcScaleUpUnreadyLessScale',
      'cpu',
      30,
      [300, 500, 700].map((usage, index) => ({ state: index === 0 ? 'starting' : 'ready', request: 1000, usage })),
      4,
    ],
  ])('%s', (_, resource, targetPercent, all, replicas) => {
    expect(metricReplicas({ resource, targetPercent }, all, all.length)).toBe(replicas);
  });
});

type Trajectory = [min: number, max: number, first: number, proposals: number[], replicas: number[]];

const nobody: AutoscalerHistory = { proposals: [], changes: [] };
/** The pace that the real controller was given. */
const rules = (min: number, max: number): AutoscalerRules => ({
  min,
  max,
  metrics: [
    { resource: 'cpu', targetPercent: 70 },
    { resource: 'memory', targetPercent: 90 },
  ],
  scaleUp: {
    stabilizationWindowSeconds: 0,
    policies: [
      { type: 'Pods', value: 4, periodSeconds: 15 },
      { type: 'Percent', value: 100, periodSeconds: 15 },
    ],
  },
  scaleDown: {
    stabilizationWindowSeconds: 300,
    policies: [
      { type: 'Pods', value: 1, periodSeconds: 60 },
      { type: 'Percent', value: 25, periodSeconds: 60 },
    ],
  },
});
/** The controller's own look, and the milliseconds that it is late. */
const lookSeconds = 15.003;

describe('windows and policies', () => {
  it.each((fixture('trajectories') as readonly Trajectory[]).map((one, index) => [index, one] as const))(
    'take the pods of run %i where the real controller takes them',
    (_, [min, max, first, proposals, real]) => {
      let [current, history]: [number, AutoscalerHistory] = [
        first,
        { proposals: [{ at: 0, replicas: first }], changes: [] },
      ];
      const ours = proposals.map((proposed, look) => {
        const step = boundedStep(rules(min, max), history, { at: look * lookSeconds, current, proposed });
        [current, history] = [step.replicas, step.history];
        return current;
      });
      expect(ours).toEqual(real);
    },
  );
});

describe('autoscalerStep', () => {
  const idle = (count: number, percent: number) => {
    const pods: SampledPod[] = Array.from({ length: count }, () => ({ state: 'ready', request: 100, usage: percent }));
    return { cpu: pods.map((pod) => ({ ...pod, usage: 1 })), memory: pods };
  };
  /** When the count first changes, seconds; by looks that are exactly 15 s apart. */
  const firstChange = (min: number, max: number, current: number, percent: number) => {
    let history = nobody;
    for (let at = 0; at <= 3600; at += 15) {
      const step = autoscalerStep(rules(min, max), history, { at, current, pods: idle(current, percent) });
      if (step.replicas !== current) return { at, replicas: step.replicas };
      history = step.history;
    }
    return undefined;
  };

  it('takes the third pod of the ranker away after its window, as it did after 5 min 15 s when it was measured', () => {
    // The window begins with the last proposal of three; the measured time counts from the load's end, a look before.
    expect(firstChange(2, 3, 3, 37)).toEqual({ at: 300, replicas: 2 });
  });

  it('leaves three pods that use 80 % three, for good', () => {
    expect(firstChange(2, 3, 3, 80)).toBeUndefined();
  });

  it('comes into its bounds at once, whatever the pods use', () => {
    expect(firstChange(2, 5, 9, 80)).toEqual({ at: 0, replicas: 5 });
    expect(firstChange(4, 9, 1, 10)).toEqual({ at: 0, replicas: 4 });
  });

  it('takes no pod away while one of its metrics is silent, and adds one all the same', () => {
    const silent = (usage: number): SampledPod[] =>
      Array.from({ length: 3 }, () => ({ state: 'ready', request: 100, usage }));
    const unknown: SampledPod[] = Array.from({ length: 3 }, () => ({ state: 'ready', request: 100 }));
    const old = { proposals: [{ at: -600, replicas: 3 }], changes: [] };
    const step = (usage: number) =>
      autoscalerStep(rules(2, 9), old, { at: 0, current: 3, pods: { cpu: silent(usage), memory: unknown } }).replicas;
    expect([step(5), step(140)]).toEqual([3, 6]);
  });

  it('never leaves its bounds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 40 }),
        (min, more, uses) => {
          let [current, history] = [min, nobody];
          for (const [look, percent] of uses.entries()) {
            const step = autoscalerStep(rules(min, min + more), history, {
              at: look * 15,
              current,
              pods: idle(current, percent),
            });
            [current, history] = [step.replicas, step.history];
            expect(current).toBeGreaterThanOrEqual(min);
            expect(current).toBeLessThanOrEqual(min + more);
          }
        },
      ),
      { seed: 14 },
    );
  });
});
