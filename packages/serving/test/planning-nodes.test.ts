import fc from 'fast-check';

import {
  type ModelPods,
  nodeFit,
  nodeFitProblems,
  type NodeFitProps,
  type NodeSize,
  nodeSize,
  nodeSizeProblems,
} from '../src/planning';
import { fitsBesidePlaceholder } from '../src/planning/placeholder-size';

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

const check: NodeFitProps = { nodes: [general], pods: [resnet] };
const problems = (change: Partial<NodeFitProps>) => nodeFitProblems({ ...check, ...change });
const withPod = (change: Partial<ModelPods>, more: Partial<NodeFitProps> = {}) =>
  problems({ pods: [{ ...resnet, ...change }], ...more });

describe('a pod that a placeholder fits beside', () => {
  // Placeholder 1286 of 1930 leaves 644; 4406 of 6610 leaves 2204.
  it.each([
    [{ cpuMillicores: 644, memoryMiB: 2204 }, true],
    [{ cpuMillicores: 645, memoryMiB: 2204 }, false],
    [{ cpuMillicores: 644, memoryMiB: 2205 }, false],
    [{ cpuMillicores: 100, memoryMiB: 64 }, true],
  ])('%j: %s', (pod, fits) => {
    expect(fitsBesidePlaceholder(pod, [general])).toBe(fits);
  });

  it('is not refused: ten models of 300m share the nodes that hold them', () => {
    const small = { ...resnet, cpuMillicores: 300, memoryMiB: 1000, maxPods: 11 };
    const pods = Array.from({ length: 10 }, (_, index) => ({ ...small, name: `model-${index}` }));
    expect(problems({ pods, nodes: [{ ...general, maxNodes: 22 }] })).toEqual([]);
    // Five on each of 1630m.
    expect(problems({ pods, nodes: [{ ...general, maxNodes: 20 }] })).toMatchObject([
      { fix: expect.stringContaining('lower them by 10 in all, or raise pools.spot.general.maxSize to 22:') },
    ]);
  });
});

describe('what would let a model in', () => {
  const wide: NodeSize = { ...general, cpuMillicores: 7910, memoryMiB: 29_000 };
  it.each<[string, Partial<ModelPods>, RegExp]>([
    [
      'types of a size, or of a smaller one without a memory target',
      { memoryMiB: 60_000, untargetedMiB: 36_000 },
      /^use instanceTypes of 128 GiB, whose nodes can allocate 60384 MiB or more, or memoryTargetPercent 'none', with which it asks for 36000, and instanceTypes of 64 GiB, whose nodes can allocate 36384 MiB or more: no node holds the pod, 28616 MiB are the most/,
    ],
    [
      'types of a size alone, where no memory target would need them as well',
      { memoryMiB: 51_120, untargetedMiB: 30_672 },
      /^use instanceTypes of 64 GiB, whose nodes can allocate 51504 MiB or more: no node/,
    ],
    [
      'no memory target, where that is enough',
      { memoryMiB: 40_000, untargetedMiB: 24_000 },
      /^use instanceTypes of 64 GiB, [^:]*, or memoryTargetPercent 'none', with which it asks for 24000: no node/,
    ],
    [
      'less for its requests, where they are much of it',
      { memoryMiB: 40_000, keptMiB: 30_000 },
      /less for its requests \(requests leave 30000 behind/,
    ],
    [
      'nothing that is sold',
      { memoryMiB: 9_000_000 },
      /^use instanceTypes whose nodes can allocate 9000384 MiB or more: /,
    ],
  ])('%s', (_, pod, fix) => {
    expect(withPod(pod, { nodes: [wide] })[0]?.fix).toMatch(fix);
  });

  it('is a number of nodes that mends, and one less does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 60 }), fc.integer({ min: 300, max: 1600 }), (maxPods, cpuMillicores) => {
        const [, size] = /maxSize to (\d+)/.exec(withPod({ maxPods, cpuMillicores })[0]?.fix ?? '') ?? [];
        const withNodes = (maxNodes: number) =>
          withPod({ maxPods, cpuMillicores }, { nodes: [{ ...general, maxNodes }] });
        expect(withNodes(Number(size))).toEqual([]);
        expect(withNodes(Number(size) - 1)).not.toEqual([]);
      }),
      { seed: 7 },
    );
  });
});

describe('nodeFitProblems', () => {
  it.each<[string, Partial<ModelPods>, Partial<NodeFitProps>, string[]]>([
    ['one pod fills a node, as many as there are nodes', {}, {}, []],
    ['a pod may take all that daemons leave', { cpuMillicores: 1630 }, {}, []],
    ['not more CPU', { cpuMillicores: 1631 }, {}, ['resnet.cpuMillicores']],
    ['not more memory', { memoryMiB: 6227 }, {}, ['resnet.memoryMiB']],
    ['without daemons it may have the node', { cpuMillicores: 1930, memoryMiB: 6610 }, { daemons: noDaemons }, []],
    ['nor both', { cpuMillicores: 1631, memoryMiB: 6227 }, {}, ['resnet.cpuMillicores', 'resnet.memoryMiB']],
    ['a larger pool will do', { cpuMillicores: 1631, maxPods: 2 }, { nodes: [general, large] }, []],
    ['there are no more pods than nodes', { maxPods: 5 }, {}, ['resnet.replicas.max']],
    ['nodes of two hold twice as many', { cpuMillicores: 700, podsPerNode: 2, maxPods: 8 }, {}, []],
    ['not more', { cpuMillicores: 700, podsPerNode: 2, maxPods: 9 }, {}, ['resnet.replicas.max']],
    ['pools add up', { maxPods: 6 }, { nodes: [general, large] }, []],
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
      /^lower it by 7, or raise pools\.spot\.general\.maxSize to 11: the pools hold 4 pods[^]*spot.general maxSize 4 [^]*replicas.max 10 [^]*extra pods 1 /,
    );
  });

  it('counts all models together, where each alone would fit', () => {
    const bert = { ...resnet, name: 'bert' };
    expect(problems({ pods: [resnet, bert] })).toMatchObject([
      {
        path: '*.replicas.max',
        value: { resnet: 3, bert: 3 },
        fix: expect.stringMatching(
          /^lower them by 4 in all, or raise pools\.spot\.general\.maxSize to 8: [^]*resnet replicas.max 3 [^]*bert extra pods 1 /,
        ),
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
    expect(problems({ pods, nodes })).toMatchObject([
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
