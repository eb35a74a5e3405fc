import fc from 'fast-check';

import {
  type ModelPods,
  nodeFit,
  type NodeFitCheck,
  nodeFitProblems,
  type NodeSize,
  nodeSize,
  nodeSizeProblems,
} from '../src/planning';

/** As `poolAllocatable` gives a pool of m5.large and its like. */
const general: NodeSize = { name: 'spot.general', cpuMillicores: 1930, memoryMiB: 6610, maxNodes: 4 };
const large: NodeSize = { name: 'fallback', cpuMillicores: 3920, memoryMiB: 14_000, maxNodes: 2 };
const resnet: ModelPods = {
  name: 'resnet',
  cpuMillicores: 1300,
  memoryMiB: 2096,
  podsPerNode: 1,
  maxPods: 4,
  extraPods: 1,
};
const noDaemons = { cpuMillicores: 0, memoryMiB: 0 };

describe('nodeSize', () => {
  it.each([
    [{ cpu: '1930m', memory: '6610Mi' }, 1930, 6610],
    [{ cpu: '2', memory: '4Gi' }, 2000, 4096],
    [{ cpu: '0.5', memory: '2048Ki' }, 500, 2],
  ])('reads %j', (allocatable, cpuMillicores, memoryMiB) => {
    expect(nodeSize('spot.general', allocatable, 4)).toEqual({
      name: 'spot.general',
      cpuMillicores,
      memoryMiB,
      maxNodes: 4,
    });
  });

  it('leaves what is no quantity to nodeSizeProblems', () => {
    const nodes = [
      nodeSize('fallback', { cpu: 'two', memory: '4Gi' }, 4),
      nodeSize('spot.a', { cpu: '2', memory: '4GB' }, 4),
      nodeSize('spot.b', { cpu: '2', memory: '4Gi' }, 1.5),
    ];
    expect(nodeSizeProblems(nodes).map(({ path }) => path)).toEqual(['nodes.fallback', 'nodes.spot.a', 'nodes.spot.b']);
    expect(nodeSizeProblems([])).toHaveLength(1);
    expect(nodeSizeProblems([general, large])).toEqual([]);
  });
});

describe('nodeFit', () => {
  it('says how many pods each node holds beside its daemons, and what is wasted', () => {
    expect(nodeFit({ nodes: [general, large], pods: [{ ...resnet, podsPerNode: 2 }] })).toEqual([
      // 1930 - 300 - 1300 = 330 of 1930; 6610 - 384 - 2096 = 4130 of 6610.
      { node: 'spot.general', model: 'resnet', replicas: 1, wastedCpuPercent: 17, wastedMemoryPercent: 62 },
      { node: 'fallback', model: 'resnet', replicas: 2, wastedCpuPercent: 26, wastedMemoryPercent: 67 },
    ]);
  });

  it('holds one where placement allows no more, whatever there is room for', () => {
    expect(nodeFit({ nodes: [large], pods: [resnet] })).toMatchObject([{ replicas: 1 }]);
  });

  it('holds none that lacks either CPU or memory', () => {
    const pods = [
      { ...resnet, cpuMillicores: 1631 },
      { ...resnet, memoryMiB: 6227 },
    ];
    expect(nodeFit({ nodes: [general], pods }).map(({ replicas }) => replicas)).toEqual([0, 0]);
  });

  it('never promises more than a node has', () => {
    const size = {
      cpuMillicores: fc.integer({ min: 100, max: 9000 }),
      memoryMiB: fc.integer({ min: 100, max: 90_000 }),
    };
    fc.assert(
      fc.property(fc.record(size), fc.record({ ...size, podsPerNode: fc.integer({ min: 1, max: 2 }) }), (node, pod) => {
        const [fit] = nodeFit({ nodes: [{ ...general, ...node }], pods: [{ ...resnet, ...pod }] });
        const { replicas, wastedCpuPercent, wastedMemoryPercent } = fit ?? {
          replicas: NaN,
          wastedCpuPercent: NaN,
          wastedMemoryPercent: NaN,
        };
        expect(replicas === 0 || replicas * pod.cpuMillicores + 300 <= node.cpuMillicores).toBe(true);
        expect(replicas === 0 || replicas * pod.memoryMiB + 384 <= node.memoryMiB).toBe(true);
        expect(Math.min(wastedCpuPercent, wastedMemoryPercent)).toBeGreaterThanOrEqual(0);
        expect(Math.max(wastedCpuPercent, wastedMemoryPercent)).toBeLessThanOrEqual(100);
      }),
    );
  });
});

const check: NodeFitCheck = { nodes: [general], pods: [resnet], headroom: 1 };
const problems = (change: Partial<NodeFitCheck>) => nodeFitProblems({ ...check, ...change });
const withPod = (change: Partial<ModelPods>, more: Partial<NodeFitCheck> = {}) =>
  problems({ pods: [{ ...resnet, ...change }], ...more });

describe('nodeFitProblems', () => {
  it.each<[string, Partial<ModelPods>, Partial<NodeFitCheck>, string[]]>([
    ['one pod fills a node, as many as there are nodes', {}, {}, []],
    ['a pod may take all that daemons leave', { cpuMillicores: 1630 }, {}, []],
    ['not more CPU', { cpuMillicores: 1631 }, {}, ['resnet.cpuMillicores']],
    ['not more memory', { memoryMiB: 6227 }, {}, ['resnet.memoryMiB']],
    ['without daemons it may have the node', { cpuMillicores: 1930, memoryMiB: 6610 }, { daemons: noDaemons }, []],
    ['nor both', { cpuMillicores: 1631, memoryMiB: 6227 }, {}, ['resnet.cpuMillicores', 'resnet.memoryMiB']],
    ['a larger pool will do', { cpuMillicores: 1631, maxPods: 2 }, { nodes: [general, large], headroom: 0 }, []],
    // Placeholder 1286 of 1930 leaves 644; 4406 of 6610 leaves 2204.
    ['a placeholder fits beside a pod of a third', { cpuMillicores: 644 }, {}, ['resnet.cpuMillicores']],
    ['not beside one of more CPU', { cpuMillicores: 645 }, {}, []],
    ['nor beside one of more memory', { cpuMillicores: 644, memoryMiB: 2205 }, {}, []],
    ['without headroom size does not matter', { cpuMillicores: 100 }, { headroom: 0 }, []],
    ['there are no more pods than nodes', { maxPods: 5 }, {}, ['resnet.replicas.max']],
    ['nodes of two hold twice as many', { cpuMillicores: 700, podsPerNode: 2, maxPods: 8 }, {}, []],
    ['not more', { cpuMillicores: 700, podsPerNode: 2, maxPods: 9 }, {}, ['resnet.replicas.max']],
    ['pools add up', { maxPods: 6 }, { nodes: [general, large], headroom: 0 }, []],
    ['nodes without a size are for nodeSizeProblems', {}, { nodes: [{ ...general, memoryMiB: NaN }] }, []],
  ])('%s', (_, pod, more, expected) => {
    expect(withPod(pod, more).map(({ path }) => path)).toEqual(expected);
  });

  it('finds a pod whose CPU fits one pool and whose memory another', () => {
    const nodes = [
      { ...general, cpuMillicores: 8000, memoryMiB: 2000 },
      { ...general, name: 'spot.wide', memoryMiB: 64_000 },
    ];
    expect(withPod({ cpuMillicores: 4000, memoryMiB: 8000 }, { nodes })).toMatchObject([
      { path: 'resnet.cpuMillicores', fix: expect.stringContaining('each node lacks one') },
    ]);
  });

  it('tells replicas.max as the environment has it, by how much to lower it, and what each pool holds', () => {
    const [problem] = withPod({ maxPods: 11 });
    expect(problem).toMatchObject({ path: 'resnet.replicas.max', value: 10 });
    expect(problem?.fix).toMatch(
      /^lower it by 7, or raise maxSize of the pools: they hold 4 pods[^]*spot.general maxSize 4 [^]*replicas.max 10 [^]*extra pods 1 /,
    );
  });

  it('counts all models together, where each alone would fit', () => {
    const bert = { ...resnet, name: 'bert' };
    expect(problems({ pods: [resnet, bert] })).toMatchObject([
      {
        path: '*.replicas.max',
        value: { resnet: 3, bert: 3 },
        fix: expect.stringMatching(/^lower them by 4 in all[^]*resnet replicas.max 3 [^]*bert extra pods 1 /),
      },
    ]);
    expect(
      problems({
        pods: [
          { ...resnet, maxPods: 2 },
          { ...bert, maxPods: 2 },
        ],
      }),
    ).toEqual([]);
  });

  it('lets models share the nodes that hold both', () => {
    const small = { ...resnet, cpuMillicores: 800 };
    expect(problems({ pods: [small, { ...small, name: 'bert' }] })).toEqual([]);
  });

  it('lets them share memory no more than CPU', () => {
    const wide = { ...resnet, cpuMillicores: 800, memoryMiB: 3500 };
    expect(problems({ pods: [wide, { ...wide, name: 'bert' }] })).toMatchObject([
      { fix: expect.stringContaining('lower them by 4 in all') },
    ]);
  });

  it('puts no more pods of a model on a shared node than its placement allows', () => {
    const nodes = [{ ...large, maxNodes: 3 }];
    const pods = [
      { ...resnet, cpuMillicores: 3000, maxPods: 2 },
      { ...resnet, name: 'bert', cpuMillicores: 700, maxPods: 3 },
    ];
    expect(problems({ pods, nodes, headroom: 0 })).toMatchObject([
      { path: '*.replicas.max', fix: expect.stringContaining('lower them by 2 in all') },
    ]);
  });

  it('offers a number that mends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 2 }),
        (maxPods, maxNodes, podsPerNode) => {
          const shape = { cpuMillicores: 700, podsPerNode };
          const nodes = [{ ...general, maxNodes }];
          const [, by] = /lower it by (\d+)/.exec(withPod({ ...shape, maxPods }, { nodes })[0]?.fix ?? '') ?? [];
          expect(withPod({ ...shape, maxPods: maxPods - Number(by ?? 0) }, { nodes })).toEqual([]);
        },
      ),
    );
  });
});
