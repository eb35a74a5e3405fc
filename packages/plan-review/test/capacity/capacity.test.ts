import { capacityNote } from '../../src/capacity/capacity-note';
import { forecastNotes } from '../../src/capacity/forecast-notes';
import type { ModelPods } from '../../src/capacity/model-pods';
import { readModelPods } from '../../src/capacity/read-model-pods';
import { readSurroundings, secondsOf } from '../../src/capacity/surroundings';
import type { Term } from '../../src/capacity/term';
import { waitsOf } from '../../src/capacity/waits';
import { objectsOf } from '../../src/cost/plan-objects';
import { readPodSets } from '../../src/cost/read-pod-sets';
import { aModel, aPool, creating, headroom } from '../cost/an-app';
import { aPlan } from '../support/plan-json';

const read = (objects: Record<string, object>) => {
  const after = objectsOf([creating(objects)], 'after');
  return { around: readSurroundings(after, readPodSets(after)), models: readModelPods(after, readPodSets(after)) };
};

const chart = (name: string, values: object) => ({
  [`helm_release.${name}`]: { chart: name, values: [JSON.stringify(values)] },
});

describe('a duration of Go', () => {
  it.each([
    ['10s', 10],
    ['1m30s', 90],
    ['1h', 3600],
    ['0.5s', 0.5],
    ['', undefined],
    ['10', undefined],
    ['soon', undefined],
    [undefined, undefined],
  ])('%p is %p s', (text, seconds) => {
    expect(secondsOf(text)).toBe(seconds);
  });
});

describe('what a plan says of a cluster', () => {
  it('is what the controllers are told', () => {
    const told = {
      ...chart('cluster-autoscaler', { extraArgs: { 'scan-interval': '5s' } }),
      ...chart('metrics-server', { args: ['--metric-resolution=30s'] }),
      ...headroom(2),
    };
    expect(read(told).around).toEqual({ scanSeconds: 5, metricsSeconds: 30, headroom: 2 });
  });

  it.each<[string, Record<string, object>]>([
    ['without them', {}],
    [
      'that does not say',
      { ...chart('cluster-autoscaler', { extraArgs: {} }), ...chart('metrics-server', { replicas: 2 }) },
    ],
    ['that samples once in two hours, which is a slip', chart('metrics-server', { args: ['--metric-resolution=2h'] })],
    [
      'that says something else',
      {
        ...chart('cluster-autoscaler', { extraArgs: { 'scan-interval': 'often' } }),
        ...chart('metrics-server', { args: ['--kubelet-insecure-tls'] }),
      },
    ],
  ])('is their defaults in one %s', (_, objects) => {
    expect(read(objects).around).toEqual({ scanSeconds: 10, metricsSeconds: 15, headroom: 0 });
  });
});

describe('what a plan says of a model', () => {
  const modelOf = (objects: Record<string, object>) => read(objects).models[0];
  const ingress = (annotations: Record<string, string>, namespace = 'serving') => ({
    [`kubernetes_ingress_v1.${namespace}${Object.keys(annotations).length}`]: {
      metadata: [{ namespace, annotations }],
    },
  });
  const checks = {
    'alb.ingress.kubernetes.io/healthcheck-interval-seconds': '5',
    'alb.ingress.kubernetes.io/healthy-threshold-count': '3',
  };

  it('is its size, its pods and whether they may become more', () => {
    expect(modelOf(aModel())).toEqual({
      name: 'serving/resnet',
      replicas: 2,
      scales: true,
      modelGiB: 1,
      warmup: true,
      checks: undefined,
      atRisk: 1,
      onSpot: true,
    });
  });

  it.each<[string, Record<string, object>, Partial<ModelPods>]>([
    ['no more pods where the most are the fewest', aModel({ max: 2 }), { scales: false }],
    [
      'no size where the volume has no limit',
      aModel({ pod: { volume: [{ name: 'models', empty_dir: [{}] }] } }),
      { modelGiB: undefined },
    ],
    [
      'no warm-up where ModelServer is told so',
      aModel({ pod: { container: [{ args: ['--enable_model_warmup=false'] }] } }),
      { warmup: false },
    ],
    ['all pods at risk where nothing spreads them', aModel({ pod: { affinity: [] } }), { atRisk: 2 }],
    ['no Spot where all its groups are On-Demand', { ...aModel(), ...aPool({ spot: false }) }, { onSpot: false }],
    ['Spot where one of its groups is', { ...aModel(), ...aPool({ spot: false }), ...aPool() }, { onSpot: true }],
    ['the checks of its Ingress', { ...aModel(), ...ingress(checks) }, { checks: { seconds: 5, count: 3 } }],
    [
      "the controller's own checks where the Ingress is silent",
      { ...aModel(), ...ingress({}) },
      { checks: { seconds: 15, count: 2 } },
    ],
    ['no checks of an Ingress elsewhere', { ...aModel(), ...ingress(checks, 'other') }, { checks: undefined }],
  ])('is %s', (_, objects, expected) => {
    expect(modelOf(objects)).toMatchObject(expected);
  });

  it('is nothing for other Deployments', () => {
    expect(read(headroom(1)).models).toEqual([]);
  });
});

describe('the waits of a model', () => {
  const model: ModelPods = {
    name: 'serving/resnet',
    replicas: 6,
    scales: true,
    modelGiB: 1,
    warmup: true,
    checks: { seconds: 5, count: 2 },
    atRisk: 1,
    onSpot: true,
  };
  const around = { scanSeconds: 10, metricsSeconds: 15, headroom: 0 };
  const total = (terms: readonly Term[], of: (term: Term) => number) => terms.reduce((sum, term) => sum + of(term), 0);
  const bounds = (pods: Partial<ModelPods>, more = {}) => {
    const waits = waitsOf({ ...model, ...pods }, { ...around, ...more });
    return Object.fromEntries(
      waits.map(({ reason, terms }) => [reason, [total(terms, ({ low }) => low), total(terms, ({ high }) => high)]]),
    );
  };
  /** Fetch 60 s and load 3.33 s of 1 GiB, two checks of 5 s; at most 30 + 10 + 30 + 15 s more. */
  const [start, slow] = [60 + 10 / 3 + 10, 85];
  const range = (low: number, high: number) => [expect.closeTo(low, 6), expect.closeTo(high, 6)];

  it('are the sums of their steps', () => {
    expect(bounds({})).toEqual({
      'room on a node': range(start, start + slow + 40),
      'new node': range(start + 50, start + slow + 40 + 11 + 145),
      'Spot loss': range(start + 50.4, start + slow + 11 + 145 + 2.9),
    });
  });

  it('need no node after a Spot loss where placeholders cover what one warning takes', () => {
    expect(bounds({}, { headroom: 1 })['Spot loss']).toEqual(range(start + 0.4, start + slow + 2.9 + 0.5));
  });

  it('need one where a warning takes more than the placeholders cover', () => {
    expect(bounds({ atRisk: 2 }, { headroom: 1 })['Spot loss']).toEqual(
      range(start + 50.4, start + slow + 11 + 145 + 2.9),
    );
  });

  it.each<[string, Partial<ModelPods>, string[]]>([
    ['only the loss of Spot without an autoscaler', { scales: false }, ['Spot loss']],
    ['no loss of Spot on On-Demand nodes', { onSpot: false }, ['room on a node', 'new node']],
    ['none for a model of unknown size', { modelGiB: undefined }, []],
  ])('are %s', (_, pods, reasons) => {
    expect(Object.keys(bounds(pods))).toEqual(reasons);
  });

  it.each<[string, Partial<ModelPods>, object, number]>([
    ['a slower scan', {}, { scanSeconds: 60 }, 50],
    ['no warm-up', { warmup: false }, {}, -30],
    ['checks that nothing says', { checks: undefined }, {}, -25],
    ['a model of 2 GiB', { modelGiB: 2 }, {}, 60 + 10 / 3],
  ])('change with %s', (_, pods, more, by) => {
    expect((bounds(pods, more)['new node']?.[1] ?? 0) - (bounds({})['new node']?.[1] ?? 0)).toBeCloseTo(by, 6);
  });

  // Runs with the real controllers, with a pod that started in 10 s and loaded in 20: 93 to 96 s without headroom, boot 45 + 5; 31 to 33 s with it.
  it.each([
    [0, 93, 96],
    [1, 31, 33],
  ])('hold what was measured with %i placeholders', (headroomCount, low, high) => {
    const [least = 0, most = 0] =
      bounds({ modelGiB: 0, checks: undefined }, { headroom: headroomCount })['Spot loss'] ?? [];
    expect(least).toBeLessThan(low);
    expect(most).toBeGreaterThan(high);
  });
});

describe('the note on capacity', () => {
  const update = (before: Record<string, object>, after: Record<string, object>) =>
    aPlan(
      Object.keys(after).map((address) => ({
        address,
        actions: before[address] === undefined ? ['create'] : ['update'],
        before: before[address] ?? null,
        after: after[address],
      })),
    );

  it('shows the waits before → after, and each step with its source', () => {
    const markdown = capacityNote({ app: 'dev', plans: [update(aModel(), { ...aModel(), ...headroom(1) })] })?.markdown;
    expect(markdown).toMatch(/\| `serving\/resnet` \| room on a node \| 118 s \| 1\d\d s \|/);
    expect(markdown).toMatch(/\| `serving\/resnet` \| Spot loss \| 203 s → 100 s \| 2\d\d s → 1\d\d s \|/);
    expect(markdown).toContain('1 placeholder gives way');
    expect(markdown).toContain('- model is fetched: 60 s (60 s for 1 GB, kserve#2529)');
    expect(markdown).toContain('No Ingress says how the balancer checks `serving/resnet`: that step is left out.');
  });

  it('warns where pods are back only after the warned node has gone', () => {
    const markdown = capacityNote({ app: 'dev', plans: [creating(aModel())] })?.markdown;
    expect(markdown).toMatch(
      /⚠️ A warning takes up to 1 of 2 pods of `serving\/resnet`, and placeholders cover 0: .*at p95 1\d\d s after the warned node has gone\./,
    );
    expect(markdown).toContain('No placeholder is kept');
  });

  it('says so for a model of unknown size, and for one that no autoscaler may add to', () => {
    const unknown = aModel({ max: 2, pod: { volume: [] } });
    const markdown = capacityNote({ app: 'dev', plans: [creating(unknown)] })?.markdown;
    expect(markdown).toContain('| `serving/resnet` | not known: the plan has no size');
    expect(markdown).toContain('No autoscaler may add pods to `serving/resnet`.');
  });

  it('is left out for an app that serves no model', () => {
    expect(capacityNote({ app: 'dev', plans: [creating(aPool())] })).toBeUndefined();
  });
});

describe('the notes of a review', () => {
  const today = new Date('2026-11-22');

  it('are of each app for itself, its stacks together', () => {
    const stacks = [
      { name: 'a-network', app: 'a', result: { plan: creating({ 'aws_nat_gateway.x': { region: 'eu-west-1' } }) } },
      { name: 'a-serving', app: 'a', result: { plan: creating(aModel()) } },
      { name: 'b-network', app: 'b', result: { plan: creating({ 'aws_nat_gateway.x': { region: 'us-east-1' } }) } },
      { name: 'b-cluster', app: 'b', result: { waitingFor: ['b-network'] } },
    ];
    const notes = forecastNotes(stacks, today);
    expect(notes.map(({ title }) => title)).toEqual([
      'Cost of a in a month',
      'Time to capacity of a',
      'Cost of b in a month',
    ]);
    expect(notes[2]?.markdown).toContain('- stacks without a plan: `b-cluster`');
  });

  it('are none for stacks without plans', () => {
    expect(forecastNotes([{ name: 'x', result: { failed: 'no' } }], today)).toEqual([]);
  });
});
