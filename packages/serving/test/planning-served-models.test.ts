import { MisconfigurationError, type ResolvedServedModel, resolveServedModel } from '@spot-serving/core';

import {
  memoryPlan,
  type NodeSize,
  nodeSize,
  restingProblems,
  servedModelPods,
  servedModelProblems,
  startup,
} from '../src/planning';

const provisionMinutes = 5;
/** As the environment gives it when only version and size are written. */
const resnet = resolveServedModel({ version: 3, sizeMiB: 100 });
const nodes: NodeSize[] = ['spot.general', 'fallback'].map((name) =>
  nodeSize(name, { cpu: '1930m', memory: '6610Mi' }, 12),
);
const problems = (models: Record<string, ResolvedServedModel>, headroom = 1) =>
  servedModelProblems(models, { nodes, headroom, provisionMinutes });
const paths = (change: Partial<ResolvedServedModel>) =>
  problems({ resnet: { ...resnet, ...change } }).map(({ path }) => path.replace('models.served.', ''));

describe('servedModelProblems', () => {
  it('finds nothing in a model with the defaults, with and without headroom, nor in none', () => {
    expect(problems({ resnet })).toEqual([]);
    expect(problems({ resnet }, 0)).toEqual([]);
    expect(servedModelProblems({}, { nodes: [], headroom: 1, provisionMinutes })).toEqual([]);
  });

  it('finds nothing in two models, one of them with a canary, that leave each other room', () => {
    const replicas = { min: 2, max: 9 };
    expect(
      problems({ resnet: { ...resnet, replicas, canary: { version: 4, weight: 0 } }, bert: { ...resnet, replicas } }),
    ).toEqual([]);
  });

  it.each<[string, Partial<ResolvedServedModel>, string[]]>([
    ['a request that preStop does not wait for', { longestRequestSeconds: 30 }, ['resnet.preStopSeconds']],
    ['a kill before the end of preStop', { gracePeriodSeconds: 36 }, ['resnet.gracePeriodSeconds']],
    ['a grace period beyond the notice', { gracePeriodSeconds: 300 }, ['resnet.gracePeriodSeconds']],
    ['a request longer than the notice', { longestRequestSeconds: 120 }, ['resnet.longestRequestSeconds']],
    ['two on a node, of which one warning takes both', { podsPerNode: 2, cpuMillicores: 700 }, ['resnet.replicas.min']],
    ['memory that does not hold the model', { memoryMiB: 300 }, ['resnet.memoryMiB']],
    ['the memory trap', { memoryMiB: 900 }, ['resnet.memoryTargetPercent']],
    [
      'a canary larger than the memory',
      { memoryMiB: 1000, canary: { version: 4, sizeMiB: 900, weight: 0 } },
      ['resnet.memoryMiB'],
    ],
    ['a model that no node holds', { sizeMiB: 9000 }, ['resnet.memoryMiB']],
    ['nothing wrong with a pod beside which a placeholder fits', { cpuMillicores: 600 }, []],
    ['more pods than the pools have nodes', { replicas: { min: 2, max: 24 } }, ['resnet.replicas.max']],
  ])('finds %s', (_, change, expected) => {
    expect(paths(change)).toEqual(expected);
  });

  it.each<[string, number, Partial<ResolvedServedModel>, string[]]>([
    ['holds no floor', 0, { onDemandFloor: 1 }, ['resnet.onDemandFloor']],
    ['has no node for the rollout of the floor', 2, { onDemandFloor: 2 }, ['resnet.onDemandFloor']],
    ['holds the floor and its rollout', 3, { onDemandFloor: 2 }, []],
    [
      "has no node for the canary's floor",
      3,
      { onDemandFloor: 2, canary: { version: 4, weight: 0 } },
      ['resnet.onDemandFloor'],
    ],
  ])('sees that an On-Demand pool %s', (_, maxSize, change, expected) => {
    const pools = [nodes[0], { ...nodes[1], maxNodes: maxSize, onDemand: true }] as NodeSize[];
    const found = servedModelProblems(
      { resnet: { ...resnet, replicas: { min: 2, max: 6 }, ...change } },
      { nodes: pools, headroom: 1, provisionMinutes },
    );
    expect(found.map(({ path }) => path.replace('models.served.', ''))).toEqual(expected);
  });

  it('sees that the floors of two models have no room together', () => {
    const floored = { ...resnet, replicas: { min: 2, max: 4 }, onDemandFloor: 2 };
    const pools = (maxNodes: number) => [nodes[0], { ...nodes[1], maxNodes, onDemand: true }] as NodeSize[];
    const found = (maxNodes: number) =>
      servedModelProblems(
        { resnet: floored, bert: floored },
        { nodes: pools(maxNodes), headroom: 1, provisionMinutes },
      );
    expect(found(5).map(({ path }) => path)).toEqual(['models.served.*.onDemandFloor']);
    expect(found(6)).toEqual([]);
  });

  it('sees that no disk holds the model, where disks are known', () => {
    const large = (disk: string) =>
      nodeSize('spot.general', { cpu: '16', memory: '120Gi', 'ephemeral-storage': disk }, 12);
    const found = (disk: string) =>
      servedModelProblems(
        { bert: { ...resnet, sizeMiB: 45_000, cpuMillicores: 12_000 } },
        { nodes: [large(disk)], headroom: 1, provisionMinutes },
      );
    expect(found('44Gi').map(({ path, fix }) => [path, fix.split(':')[0]])).toEqual([
      ['models.served.bert.sizeMiB', 'raise rootVolumeGiB of the pools by 5 or more'],
    ]);
    expect(found('49Gi')).toEqual([]);
  });

  it('finds the canary that leaves no node', () => {
    const replicas = { min: 2, max: 22 };
    expect(paths({ replicas })).toEqual([]);
    expect(paths({ replicas, canary: { version: 4, weight: 0 } })).toEqual(['resnet.replicas.max']);
  });

  it('proves two on a node where more are left, and headroom is kept', () => {
    const pair = { ...resnet, podsPerNode: 2, cpuMillicores: 700, replicas: { min: 4, max: 10 } };
    const measured = { nodes, provisionMinutes };
    expect(servedModelProblems({ pair }, { ...measured, headroom: 1 })).toEqual([]);
    expect(servedModelProblems({ pair }, { ...measured, headroom: 0 })).toMatchObject([
      { path: 'models.served.pair.podsPerNode' },
    ]);
  });

  it('reports all models at once, and nodes without a size', () => {
    const found = servedModelProblems(
      { resnet: { ...resnet, gracePeriodSeconds: 36 }, bert: { ...resnet, memoryMiB: 300 } },
      { nodes: [], headroom: 1, provisionMinutes },
    );
    expect(found.map(({ path }) => path)).toEqual([
      'nodes',
      'models.served.resnet.gracePeriodSeconds',
      'models.served.bert.memoryMiB',
    ]);
  });

  it('says with what memory a model that no node holds would fit, where CPU alone adds its pods', () => {
    const [problem] = problems({ resnet: { ...resnet, sizeMiB: 3000 } });
    expect(problem?.fix).toMatch(
      /can allocate 9008 MiB or more, or memoryTargetPercent 'none', with which it asks for 5184: no node/,
    );
    expect(paths({ sizeMiB: 3000, memoryTargetPercent: 'none' })).toEqual([]);
    expect(problems({ resnet: { ...resnet, sizeMiB: 9000 } })[0]?.fix).toMatch(
      /asks for 14176, and instanceTypes of 16 GiB/,
    );
  });

  it('prints each number with its value and source', () => {
    const { message } = new MisconfigurationError(
      'prod-eu-west-1',
      problems({ resnet: { ...resnet, gracePeriodSeconds: 36 } }),
    );
    expect(message.split('\n')).toEqual([
      'prod-eu-west-1 is misconfigured:',
      '  models.served.resnet.gracePeriodSeconds is 36: use 40 or more, or shorten preStopSeconds: preStop runs within the grace period, and needs 35 + 5 = 40',
      "      preStopSeconds 35      the model's entry in the environment (default 35, as measured: docs/drain-limits.md, conclusion 6)",
      '      exitSeconds 5          an allowance for the kubelet to end the container',
      "      gracePeriodSeconds 36  the model's entry in the environment (default 60, as measured: docs/drain-limits.md, conclusion 6)",
    ]);
  });
});

describe('servedModelPods', () => {
  it('counts the pod that a rollout starts first, and the fewest of a canary, at the size of the larger version', () => {
    const own = { sizeMiB: 500, memoryTargetPercent: 90, replicas: resnet.replicas, keptMiB: 160 };
    const { requestMiB } = memoryPlan(own);
    expect(servedModelPods('resnet', { ...resnet, canary: { version: 4, sizeMiB: 500, weight: 5 } })).toEqual({
      name: 'resnet',
      cpuMillicores: 1300,
      memoryMiB: requestMiB,
      untargetedMiB: 1424,
      keptMiB: 160,
      podsPerNode: 1,
      maxPods: 13,
      extraPods: 3,
      floorPods: 0,
      diskMiB: 678,
    });
  });

  it('counts a floor once more where there is a canary, and a pod that its own rollout starts first', () => {
    expect(servedModelPods('resnet', { ...resnet, onDemandFloor: 3, canary: { version: 4, weight: 5 } })).toMatchObject(
      { maxPods: 16, extraPods: 6, floorPods: 7 },
    );
  });
});

describe('restingProblems', () => {
  const rest = (maxNodes: number, headroom: number, models: Record<string, ResolvedServedModel>) =>
    restingProblems(models, {
      nodes: [
        { ...nodes[0], maxNodes },
        { ...nodes[1], maxNodes: 20, onDemand: true },
      ] as NodeSize[],
      headroom,
      provisionMinutes,
    });
  const canary = { version: 4, weight: 10 };
  const development = { resnet: { ...resnet, canary }, ranker: resnet };

  it.each<[string, number, number, Record<string, ResolvedServedModel>, number]>([
    ['two pods of a model, two of its canary, two of another and a placeholder in six nodes', 6, 1, development, 1],
    ['the same in seven', 7, 1, development, 0],
    ['the same with two placeholders', 7, 2, development, 1],
    ['no model', 1, 1, {}, 0],
    ['what stands on On-Demand anyhow', 2, 1, { resnet: { ...resnet, onDemandFloor: 1 } }, 0],
    [
      'two models that share nodes',
      3,
      1,
      { resnet: { ...resnet, cpuMillicores: 700 }, ranker: { ...resnet, cpuMillicores: 700 } },
      0,
    ],
  ])('sees of %s', (_, maxNodes, headroom, models, over) => {
    const found = rest(maxNodes, headroom, models);
    expect(found.map(({ value, fix }) => [value, Number(/by (\d+)/.exec(fix)?.[1])])).toEqual(
      over === 0 ? [] : [[maxNodes, over]],
    );
  });

  it('says each number', () => {
    const fix = rest(6, 1, development)[0]?.fix.split('\n') ?? [];
    expect(fix[0]).toMatch(
      /^raise maxSize of the Spot pools by 1, or lower [^:]*: 1 of 7 pods at rest find no Spot node/,
    );
    expect(fix.slice(1).map((line) => line.trim().split(/ {2,}/)[0])).toEqual([
      'spot.general maxSize 6',
      'resnet at rest 2',
      'resnet, canary at rest 2',
      'ranker at rest 2',
      'headroom 1',
    ]);
  });
});

describe('what the plans say of a model with the defaults', () => {
  it('is ready within two minutes where there is room', () => {
    expect(startup({ sizeMiB: resnet.sizeMiB, provisionMinutes }).warmSeconds).toBe(102);
  });
});
