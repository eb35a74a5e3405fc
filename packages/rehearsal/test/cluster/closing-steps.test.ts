import type { ClusterFindings } from '../../src/cluster/cluster-findings';
import type { ClusterRehearsal } from '../../src/cluster/cluster-rehearsal';
import { closingSteps } from '../../src/cluster/cluster-steps';
import { clusterTroubles } from '../../src/cluster/troubles';
import type { StackRehearsal } from '../../src/rehearse/stack-rehearsal';
import { clusterLines } from '../../src/report/cluster-lines';

const clean: ClusterFindings = {
  context: 'kind',
  server: 'v1.35.0',
  controllers: true,
  workloads: [{ workload: 'Deployment serving/resnet', containers: ['loader', 'model-server'], refused: null }],
  warnings: [],
  leftovers: [],
  keptByHelm: ['x.example'],
  standIns: [],
};
const refused = [{ workload: 'Deployment a/b', containers: ['c'], refused: 'runAsNonRoot' }];

describe('clusterTroubles', () => {
  it.each<readonly [Partial<ClusterFindings>, readonly string[]]>([
    [{}, []],
    [{ workloads: refused }, ['Deployment a/b (containers c): its pods are refused: runAsNonRoot']],
    [{ warnings: ['GET /x: old'] }, ['the API server warns: GET /x: old']],
    [{ leftovers: ['Secret a/b'] }, ['still there when all was destroyed: Secret a/b']],
  ])('%j', (change, troubles) => expect(clusterTroubles({ ...clean, ...change })).toEqual(troubles));
});

describe('the way back from a cluster', () => {
  const cluster = (change: Partial<ClusterFindings> = {}) =>
    ({ findings: () => ({ ...clean, ...change }), lookForLeftovers: async () => '' }) as unknown as ClusterRehearsal;
  const stack = (name: string, phases: readonly string[], at: ClusterRehearsal | undefined) =>
    ({ stack: { name }, cluster: at, phases: phases.map((phase) => ({ phase })) }) as unknown as StackRehearsal;
  const judged = (change: Partial<ClusterFindings>) =>
    closingSteps([], cluster(change))
      .at(-1)
      ?.steps.find(({ title }) => title === 'findings')
      ?.run(() => undefined);

  it('destroys what was begun there, last applied first, and nothing that is elsewhere', () => {
    const at = cluster();
    const stacks = [
      stack('network', ['plan', 'apply'], undefined),
      stack('platform', ['plan', 'apply'], at),
      stack('serving', ['plan'], at),
      stack('never', ['init'], at),
    ];
    expect(closingSteps(stacks, at).map(({ title }) => title)).toEqual(['serving', 'platform', 'cluster']);
  });

  it('ends well when the cluster took everything', async () =>
    expect(await judged({})).toBe('pods admitted, no warning, nothing left'));

  it.each([{ workloads: refused }, { warnings: ['w'] }, { leftovers: ['l'] }])('fails for %j', async (change) => {
    await expect(judged(change)).rejects.toMatchObject({ stackName: 'cluster', phase: 'findings', exitCode: 1 });
  });
});

describe('clusterLines', () => {
  it('counts, and names what is wrong unless that is the failure', () => {
    const counts = [
      'pods admitted for 0 of 1 workloads, which have 1 containers',
      'helm keeps resource definitions: x.example',
    ];
    const cluster = { ...clean, workloads: refused };
    const failure = { stack: 'cluster', message: '' };
    expect(clusterLines({ cluster, failure: { ...failure, phase: 'findings' } })).toEqual(counts);
    expect(clusterLines({ cluster, failure: { ...failure, phase: 'apply' } })).toEqual([
      expect.stringMatching(/refused/),
      ...counts,
    ]);
    expect(clusterLines({ cluster: null, failure: null })).toEqual([]);
  });
});
