import { PodWatch } from '../src';
import type { Finding } from '../src/finding';
import { Patience } from '../src/patience';
import { startingFindings } from '../src/starting-findings';
import { watchedStack } from '../src/watched-workloads';
import { anEvent, aPod, aReplicaSet, asPlanned, stack } from './answers';
import { type Answers, StandInCluster } from './kubectl-stand-in';

const forbidden = {
  type: 'ReplicaFailure',
  status: 'True',
  reason: 'FailedCreate',
  message: 'pods "resnet-5d9c7-x2x4p" is forbidden: violates PodSecurity "restricted:latest"',
};
const refused = { pods: [], replicaSets: [aReplicaSet('resnet', 2, { replicas: 0, conditions: [forbidden] })] };
const told =
  'resnet, replicaset resnet-5d9c7: makes no pod: forbidden: violates PodSecurity "restricted:latest"; ' +
  'change what it names, and apply; kubectl describe replicaset --namespace serving resnet-5d9c7 says more';
const notReady = { type: 'Ready', status: 'False', reason: 'ContainersNotReady' };
const owned = (name: string, owner: string, kind = 'ReplicaSet') => {
  const pod = aPod(name, { status: { conditions: [notReady] } });
  return { ...pod, metadata: { ...pod.metadata, ownerReferences: [{ kind, name: owner }] } };
};

describe('a watch over the pods of a stack', () => {
  const cluster = new StandInCluster();
  afterAll(() => cluster.remove());
  beforeEach(() => cluster.signIn(true));

  /** Watches until `enough` lines were told. */
  async function watched(answers: Partial<Answers>, enough: number, patience = 60_000) {
    cluster.answers(asPlanned(answers));
    const lines: string[] = [];
    let satisfied: () => void = () => undefined;
    const satisfaction = new Promise<void>((resolve) => (satisfied = resolve));
    const tell = (line: string) => {
      lines.push(line);
      if (lines.length === enough) satisfied();
    };
    const watch = new PodWatch(JSON.stringify(stack), { env: cluster.env, tell, between: 1, patience });
    if (enough > 0) await satisfaction;
    return { watch, lines };
  }

  it('tells at once of pods that are forbidden, once, and of nothing else in their minute', async () => {
    const { watch, lines } = await watched(
      { ...refused, pods: [owned('resnet-floor-5d9c7-a', 'resnet-floor-5d9c7')] },
      1,
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    await watch.stop();
    expect(lines).toEqual([told]);
  });

  it('tells of what has lasted: a pod that waits, once for all that wait for the same', async () => {
    const pods = ['a', 'b'].map((name) => owned(`resnet-5d9c7-${name}`, 'resnet-5d9c7'));
    const { watch, lines } = await watched({ pods }, 1, 1);
    await watch.stop();
    expect(lines).toEqual([
      expect.stringMatching(/^resnet, pod resnet-5d9c7-a: is not ready \(ContainersNotReady\); /),
    ]);
  });

  it('says of a failed apply what keeps pods from starting now', async () => {
    const { watch } = await watched({}, 0);
    cluster.answers(asPlanned(refused));
    expect(await watch.reasons()).toEqual([told]);
  });

  it('says what it has seen where helm has taken the pods back', async () => {
    const { watch } = await watched(refused, 1);
    cluster.answers(asPlanned());
    expect(await watch.reasons()).toEqual([told]);
  });

  it('fails nothing when nobody is signed in, and says so', async () => {
    cluster.signIn(false);
    const { watch, lines } = await watched(refused, 1);
    expect(await watch.reasons()).toEqual([]);
    expect(lines).toEqual([expect.stringMatching(/^pods are not watched: AWS does not tell of the cluster dev: /)]);
  });

  it('asks nothing about a stack without pods', async () => {
    const before = cluster.calls().length;
    const watch = new PodWatch('{"resource":{"aws_vpc":{}}}', { env: cluster.env, tell: () => undefined });
    expect(await watch.reasons()).toEqual([]);
    expect(cluster.calls()).toHaveLength(before);
  });
});

describe('what is watched of a stack', () => {
  it('are its Deployments and releases, in namespaces that it names or makes', () => {
    expect(
      watchedStack({
        provider: stack.provider,
        resource: {
          kubernetes_namespace_v1: { Home: { metadata: { name: 'spot-serving-headroom' } } },
          kubernetes_deployment_v1: {
            A: { metadata: { name: 'headroom', namespace: '${kubernetes_namespace_v1.Home.metadata[0].name}' } },
          },
          helm_release: { B: { name: 'metrics-server', namespace: 'kube-system' } },
        },
      }),
    ).toEqual({
      cluster: 'dev',
      region: 'eu-west-1',
      workloads: [
        { name: 'headroom', namespace: 'spot-serving-headroom', release: false },
        { name: 'metrics-server', namespace: 'kube-system', release: true },
      ],
    });
  });

  it.each([
    ['that reaches into no cluster', { resource: { helm_release: { A: { name: 'a' } } } }],
    ['without pods', { provider: stack.provider, resource: {} }],
  ])('is nothing of one %s', (_, other) => {
    expect(watchedStack(other)).toBeUndefined();
  });
});

describe('whose pods they are', () => {
  const workloads = [
    { name: 'resnet', namespace: 'serving', release: false },
    { name: 'resnet-canary', namespace: 'serving', release: false },
    { name: 'autoscaler', namespace: 'serving', release: true },
  ];
  it.each([
    ['resnet-5d9c7-a', 'resnet-5d9c7', 'ReplicaSet', ['resnet']],
    ['resnet-canary-6f7d9-a', 'resnet-canary-6f7d9', 'ReplicaSet', ['resnet-canary']],
    ['autoscaler-aws-5d9c7-a', 'autoscaler-aws-5d9c7', 'ReplicaSet', ['autoscaler']],
    ['autoscaler-agent-a', 'autoscaler-agent', 'DaemonSet', ['autoscaler']],
    ['resnet-other-5d9c7-a', 'resnet-other-5d9c7', 'ReplicaSet', []],
  ])('%s', (pod, owner, kind, expected) => {
    const found = startingFindings(workloads, 'serving', {
      pods: [owned(pod, owner, kind)],
      replicaSets: [],
      events: [],
    });
    expect(found.map(({ workload }) => workload)).toEqual(expected);
  });

  it('takes no word of another namespace or object for theirs', () => {
    const events = [anEvent('Pod', 'resnet-5d9c7-b', 1, { reason: 'FailedMount', message: 'not of this pod' })];
    const pods = [owned('resnet-5d9c7-a', 'resnet-5d9c7')];
    expect(JSON.stringify(startingFindings(workloads, 'serving', { pods, replicaSets: [], events }))).not.toMatch(
      /not of/,
    );
  });
});

describe('patience', () => {
  const found = (problem: string, change: Partial<Finding> = {}): Finding => ({
    ...{ workload: 'resnet', about: 'pod a', problem, advice: '', passing: true },
    ...change,
  });

  it('lets a pod wait for its minute, whatever it waits for meanwhile', () => {
    const patience = new Patience(60);
    expect(patience.due([found('no node')], 0)).toEqual([]);
    expect(patience.due([found('image')], 59)).toEqual([]);
    expect(patience.due([found('image')], 60)).toEqual([found('image')]);
    expect(patience.due([found('image')], 99)).toEqual([]);
  });

  it('begins anew once it was ready', () => {
    const patience = new Patience(60);
    patience.due([found('no node')], 0);
    patience.due([], 30);
    expect(patience.due([found('no node')], 70)).toEqual([]);
  });

  it('has none with what nothing mends', () => {
    expect(new Patience(60).due([found('forbidden', { final: true })], 0)).toHaveLength(1);
  });
});
