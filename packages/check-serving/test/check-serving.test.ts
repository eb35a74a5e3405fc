import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { Failure } from '@spot-serving/terraform-runner/program';

import { type CheckContext, checkServing } from '../src/check-serving';
import type { ReplicaSet } from '../src/observed';
import {
  aBudget,
  aClosedPod,
  aDeployment,
  anAutoscaler,
  anEvent,
  aPod,
  aReplicaSet,
  asPlanned,
  stack,
} from './answers';
import { type Answers, StandInCluster } from './kubectl-stand-in';

const cluster = new StandInCluster();
cluster.synthesized('dev', stack);
afterAll(() => cluster.remove());
beforeEach(() => cluster.signIn(true));

/** Runs the command in this process, with the stand-ins on its PATH. */
async function check(argv: readonly string[], change: Partial<CheckContext> = {}) {
  const printed = { stdout: '', stderr: '' };
  const stdout = { write: (text: string) => (printed.stdout += text) };
  const stderr = { write: (text: string) => (printed.stderr += text) };
  const context = { cwd: cluster.folder, env: cluster.env, stdout, stderr, between: 1, ...change };
  const exitCode = await checkServing(argv, context).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    printed.stderr += error.message;
    return error.exitCode;
  });
  return { exitCode, ...printed };
}

const waiting = {
  state: { waiting: { reason: 'CrashLoopBackOff' } },
  lastState: { terminated: { reason: 'Error', exitCode: 65 } },
};
const notReady = {
  type: 'Ready',
  status: 'False',
  reason: 'ContainersNotReady',
  message: 'containers with incomplete status: [loader]',
};
const unschedulable = {
  type: 'PodScheduled',
  status: 'False',
  reason: 'Unschedulable',
  message: '0/3 nodes are available',
};
const forbidden = {
  type: 'ReplicaFailure',
  status: 'True',
  reason: 'FailedCreate',
  message: 'pods "resnet-5d9c7-x2x4p" is forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true',
};
const overQuota = 'pods "resnet-5d9c7-x2x4p" is forbidden: exceeded quota: pods';
/** A cluster in which the scaled pods are not made. */
const refused = (status: ReplicaSet['status']): Partial<Answers> => ({
  pods: [aPod('resnet-floor-a')],
  replicaSets: [aReplicaSet('resnet', 2, { replicas: 0, ...status }), aReplicaSet('resnet-floor', 1)],
});
const waitingPod = (halt: object) =>
  aPod('resnet-b', {
    status: { conditions: [notReady], initContainerStatuses: [{ name: 'loader', state: { waiting: halt } }] },
  });
const halfRolled = { updatedReplicas: 1, replicas: 3, availableReplicas: 2 };
const gaveUp = { conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }] };
const blind = [
  { type: 'AbleToScale', status: 'True' },
  { type: 'ScalingActive', status: 'False', reason: 'FailedGetResourceMetric', message: 'no metrics returned' },
];
const of = (name: string, pods: Answers['pods']) => ({
  pods: [...asPlanned().pods.filter(({ metadata }) => metadata.name !== name), ...pods],
});

describe('check-serving', () => {
  it('finds nothing where all is as planned, and asks the cluster that the stack names', async () => {
    cluster.answers(asPlanned());
    const { exitCode, stdout } = await check(['dev']);
    expect({ exitCode, lines: stdout.split('\n').slice(0, 2).sort() }).toEqual({
      exitCode: 0,
      lines: [
        'resnet-floor: version 7 of resnet, answered by 1 pod',
        'resnet: version 7 of resnet, answered by 2 pods',
      ].sort(),
    });
    expect(cluster.calls()).toContainEqual(
      expect.stringMatching(/^aws eks update-kubeconfig --name dev --region eu-west-1 --kubeconfig \S+$/),
    );
  });

  it('asks each pod, within it, for the version that was planned', async () => {
    cluster.answers(asPlanned());
    await check(['dev']);
    const asked = cluster.calls().filter((call) => call.includes(' exec resnet-b '));
    expect(asked[0]).toMatch(
      /^kubectl --namespace serving exec resnet-b --container model-server -- timeout 10 \/bin\/bash -c /,
    );
    expect(asked.every((call) => call.endsWith(' check-serving 8501 /v1/models/resnet/versions/7/metadata'))).toBe(
      true,
    );
  });

  it.each<[string, Partial<Answers>, RegExp]>([
    [
      'a pod of the version before',
      of('resnet-b', [aPod('resnet-b', { version: '6' })]),
      /pod resnet-b: serves version 6, planned is 7\n {4}the rollout replaces it/,
    ],
    [
      'a pod that was started with other files under the same version',
      of('resnet-b', [aPod('resnet-b', { loaded: 'manifest sha256:0000' })]),
      /pod resnet-b: was started with other files than planned: its loader says manifest sha256:0000, planned is sha256:7{64} as version 7\n/,
    ],
    [
      'a pod whose loader left nothing to tell its files by',
      of('resnet-b', [aPod('resnet-b', { loaded: '' })]),
      /pod resnet-b: was started with other files than planned: its loader says nothing, planned is/,
    ],
    [
      'a pod of another image',
      of('resnet-b', [aPod('resnet-b', { spec: { containers: [{ name: 'model-server', image: 'x:1' }] } })]),
      /runs x:1, planned is docker\.io/,
    ],
    [
      'a pod without its gates',
      of('resnet-b', [aPod('resnet-b', { spec: { readinessGates: [] } })]),
      /has 0 of 2 readiness gates.*\n.*kubectl delete pod --namespace serving resnet-b/,
    ],
    [
      'a pod with one gate of two',
      of('resnet-b', [
        aPod('resnet-b', { spec: { readinessGates: [{ conditionType: 'target-health.elbv2.k8s.aws/x' }] } }),
      ]),
      /has 1 of 2 readiness gates/,
    ],
    [
      'a pod of the floor without gates',
      of('resnet-floor-a', [aPod('resnet-floor-a', { spec: { readinessGates: [] } })]),
      /pod resnet-floor-a: has 0 of 2/,
    ],
    [
      'a pod that the load balancer does not find healthy',
      of('resnet-b', [aClosedPod('resnet-b')]),
      /has not found it healthy: k8s-serving-resnet-rest \(Elb\.InitialHealthChecking:/,
    ],
    [
      'a pod without a node',
      of('resnet-b', [aPod('resnet-b', { status: { conditions: [unschedulable] } })]),
      /is not ready \(Unschedulable: 0\/3 nodes are available\)/,
    ],
    [
      'a loader that fails',
      of('resnet-b', [
        aPod('resnet-b', {
          status: { conditions: [notReady], initContainerStatuses: [{ name: 'loader', ...waiting }] },
        }),
      ]),
      /is not ready \(loader: CrashLoopBackOff, ended with 65\)/,
    ],
    [
      'a server that is silent',
      { lines: { 'resnet-a': 'HTTP/1.1 200 OK', 'resnet-floor-a': 'HTTP/1.1 200 OK' } },
      /pod resnet-b: does not answer for version 7 of resnet: error: Internal error/,
    ],
    [
      'a server without the version',
      { lines: { ...asPlanned().lines, 'resnet-b': 'HTTP/1.1 404 Not Found\r\n' } },
      /pod resnet-b: does not answer .*: HTTP\/1\.1 404 Not Found/,
    ],
    ['no pod at all', { pods: [aPod('resnet-floor-a')] }, /pods: there is none/],
    [
      'pods that the namespace forbids, by the condition of their ReplicaSet',
      refused({ conditions: [forbidden] }),
      /replicaset resnet-5d9c7: makes no pod: forbidden: violates PodSecurity "restricted:latest": runAsNonRoot != true\n {4}change what it names, and apply; kubectl describe replicaset --namespace serving resnet-5d9c7/,
    ],
    [
      'pods that a quota refuses, by the last event of their ReplicaSet',
      {
        ...refused({}),
        events: [
          anEvent('ReplicaSet', 'resnet-5d9c7', 2, { message: `Error creating: ${overQuota}` }),
          anEvent('ReplicaSet', 'resnet-5d9c7', 1, { message: 'an earlier one' }),
          anEvent('ReplicaSet', 'resnet-5d9c7', 3, { type: 'Normal', message: 'Created pod: resnet-5d9c7-x' }),
          anEvent('ReplicaSet', 'ranker-1a2b3', 4, { message: 'of another model' }),
        ],
      },
      /replicaset resnet-5d9c7: makes no pod: forbidden: exceeded quota: pods/,
    ],
    [
      'a pod whose image is not to be had, in the words of the registry',
      of('resnet-b', [waitingPod({ reason: 'ErrImagePull', message: 'failed to resolve reference: not found' })]),
      /is not ready \(loader: ErrImagePull: failed to resolve reference: not found\)/,
    ],
    [
      'a pod that gets no volume, by its last event',
      {
        ...of('resnet-b', [waitingPod({ reason: 'PodInitializing' })]),
        events: [
          anEvent('Pod', 'resnet-b', 1, { type: 'Normal', reason: 'Scheduled' }),
          anEvent('Pod', 'resnet-b', 2, { reason: 'FailedMount', message: 'configmap "resnet-1" not found' }),
        ],
      },
      /is not ready \(FailedMount: configmap "resnet-1" not found\)/,
    ],
    [
      'a pod that was in trouble and is on its way, without the old event',
      {
        ...of('resnet-b', [waitingPod({ reason: 'PodInitializing' })]),
        events: [
          anEvent('Pod', 'resnet-b', 1, { reason: 'FailedMount', message: 'configmap "resnet-1" not found' }),
          anEvent('Pod', 'resnet-b', 2, { type: 'Normal', reason: 'Pulling' }),
        ],
      },
      /is not ready \(ContainersNotReady: /,
    ],
    [
      'a pod without a node, with what the autoscaler does about it',
      {
        ...of('resnet-b', [aPod('resnet-b', { status: { conditions: [unschedulable] } })]),
        events: [
          anEvent('Pod', 'resnet-b', 1, { reason: 'FailedScheduling', message: '0/3 nodes are available' }),
          anEvent('Pod', 'resnet-b', 2, {
            type: 'Normal',
            reason: 'NotTriggerScaleUp',
            message: '1 max node group size reached',
          }),
        ],
      },
      /is not ready \(Unschedulable: 0\/3 nodes are available\); autoscaler: 1 max node group size reached/,
    ],
    ['no Deployment', { deployments: [aDeployment('resnet-floor', 1)] }, /deployment: is not there/],
    [
      'a rollout under way',
      { deployments: [aDeployment('resnet', 2, halfRolled), aDeployment('resnet-floor', 1)] },
      /of 2 pods 1 are of its newest revision and 2 available, 3 run/,
    ],
    [
      'a rollout that nobody has seen yet',
      { deployments: [aDeployment('resnet', 2, { observedGeneration: 2 }), aDeployment('resnet-floor', 1)] },
      /is still rolling out/,
    ],
    [
      'a rollout that was given up',
      { deployments: [aDeployment('resnet', 2, gaveUp), aDeployment('resnet-floor', 1)] },
      /has given up its rollout \(ProgressDeadlineExceeded\)/,
    ],
    [
      'an autoscaler that sees nothing',
      { autoscalers: [anAutoscaler(blind)] },
      /ScalingActive is False \(FailedGetResourceMetric: no metrics returned\)/,
    ],
    ['an autoscaler that has not looked yet', { autoscalers: [anAutoscaler([])] }, /AbleToScale is not known yet/],
    ['no autoscaler', { autoscalers: [] }, /autoscaler: is not there/],
    ['a budget that is used up', { budgets: [aBudget(0)] }, /lets no pod go: 2 are healthy, 2 must stay/],
    ['no budget', { budgets: [] }, /disruption budget: is not there/],
  ])('finds %s', async (_, change, expected) => {
    cluster.answers(asPlanned(change));
    const { exitCode, stdout } = await check(['dev']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: expect.stringMatching(expected) });
  });

  it('takes no notice of a pod that leaves', async () => {
    cluster.answers(asPlanned({ pods: [...asPlanned().pods, aPod('resnet-old', { version: '6', leaving: true })] }));
    expect((await check(['dev'])).exitCode).toBe(0);
  });

  it('takes no notice of the record of a pod whose node has gone', async () => {
    const ended = aPod('resnet-old', { version: '6', status: { phase: 'Failed', conditions: [notReady] } });
    cluster.answers(asPlanned({ pods: [...asPlanned().pods, ended] }));
    expect((await check(['dev'])).exitCode).toBe(0);
  });

  it('tells a machine all of it', async () => {
    cluster.answers(asPlanned(of('resnet-b', [aPod('resnet-b', { version: '6' })])));
    const { stdout } = await check(['dev', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ app: 'dev', cluster: 'dev', namespace: 'serving', asPlanned: false },
      models: expect.arrayContaining([{ deployment: 'resnet', model: 'resnet', version: '7', answered: 2 }]),
      findings: [
        { workload: 'resnet', about: 'pod resnet-b', problem: 'serves version 6, planned is 7', passing: true },
      ],
    });
  });
});

describe('check-serving --soak', () => {
  it('looks again and again until the time is over', async () => {
    cluster.answers(asPlanned());
    const { exitCode, stdout } = await check(['dev', '--soak', '2s'], { between: 100 });
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/all is as planned, after [2-9] s/)]);
  });

  it('ends at once with what breaks meanwhile, and is not mended in the time that a wait may take', async () => {
    cluster.answers(asPlanned());
    const soak = check(['dev', '--soak', '10m'], { between: 100 });
    setTimeout(
      () =>
        cluster.answers({
          ...asPlanned(),
          ...of('resnet-b', [
            aPod('resnet-b', {
              status: { conditions: [notReady], containerStatuses: [{ name: 'server', ...waiting }] },
            }),
          ]),
        }),
      500,
    );
    expect(await soak).toMatchObject({ exitCode: 1, stdout: expect.stringMatching(/resnet-b/) });
  });
});

describe('check-serving --wait', () => {
  it('looks again until all is as planned, and says what it waits for, once', async () => {
    cluster.answers(asPlanned(of('resnet-b', [aClosedPod('resnet-b')])));
    const told: string[] = [];
    const stderr = {
      write: (text: string) => void (told.push(text), setTimeout(() => cluster.answers(asPlanned()), 300)),
    };
    const { exitCode } = await check(['dev', '--wait', '60s'], { stderr, between: 50 });
    expect({ exitCode, told }).toEqual({
      exitCode: 0,
      told: [
        expect.stringMatching(
          /^\d+ s: waiting: resnet, pod resnet-b: the load balancer has not found it healthy.*, and 1 more\n$/,
        ),
      ],
    });
  });

  it('ends when its time is over', async () => {
    cluster.answers(asPlanned(of('resnet-b', [aClosedPod('resnet-b')])));
    const start = performance.now();
    expect((await check(['dev', '--wait', '1s'], { between: 100 })).exitCode).toBe(1);
    expect(performance.now() - start).toBeGreaterThan(800);
  });

  it('ends at once when pods are forbidden, though the rollout is still under way', async () => {
    cluster.answers(
      asPlanned({ ...refused({ conditions: [forbidden] }), deployments: [aDeployment('resnet', 2, halfRolled)] }),
    );
    const { exitCode, stdout, stderr } = await check(['dev', '--wait', '10m'], { between: 60_000 });
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toMatch(/is still rolling out/);
  });

  it('waits for pods that a quota refuses: it may get free', async () => {
    cluster.answers(asPlanned(refused({ conditions: [{ ...forbidden, message: overQuota }] })));
    const { stderr } = await check(['dev', '--wait', '1s'], { between: 100 });
    expect(stderr).toMatch(/waiting: resnet, replicaset resnet-5d9c7: makes no pod: forbidden: exceeded quota/);
  });

  it('does not wait for what no time mends', async () => {
    cluster.answers(asPlanned(of('resnet-b', [aPod('resnet-b', { spec: { readinessGates: [] } })])));
    const { exitCode, stderr } = await check(['dev', '--wait', '10m'], { between: 60_000 });
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  });
});

describe('check-serving without an answer', () => {
  it('says what the API server said, and fails', async () => {
    cluster.answers(asPlanned());
    rmSync(join(cluster.folder, 'get-pods'));
    const { exitCode, stdout } = await check(['dev', '--context', 'mine']);
    expect({ exitCode, stdout }).toEqual({
      exitCode: 1,
      stdout: expect.stringMatching(
        /^ {2}API server: error: Internal error occurred: connection refused\n {4}see that you may reach/,
      ),
    });
    expect(cluster.calls().at(-1)).toMatch(/^kubectl --namespace serving --context mine get /);
  });

  it('says who is not signed in, and how else to go', async () => {
    cluster.signIn(false);
    const { exitCode, stderr } = await check(['dev']);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 1,
      stderr: expect.stringMatching(/^AWS does not tell of the cluster dev: Unable to locate credentials.*--context$/),
    });
  });

  it('says which program is missing', async () => {
    const { exitCode, stderr } = await check(['dev', '--context', 'mine'], { env: { PATH: cluster.folder } });
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: 'kubectl is not installed, or not on the PATH' });
  });

  it.each([
    [[], 'name one app; "check-serving --help" lists what there is'],
    [['dev', 'prod'], 'name one app; "check-serving --help" lists what there is'],
    [['../dev'], '"../dev" is no name of an app; "check-serving --help" lists what there is'],
    [
      ['dev', '--wait', 'soon'],
      '--wait is "soon": write a whole number with s, m or h, such as 10m; "check-serving --help" lists what there is',
    ],
    [['dev', '--wiat', '1m'], `Unknown option '--wiat'; "check-serving --help" lists what there is`],
    [
      ['prod'],
      expect.stringMatching(
        /apps\/prod\/cdktf\.out\/stacks\/prod-serving\/cdk\.tf\.json is not there: synthesize the app first \(npx nx synth APP\)/,
      ),
    ],
    [
      ['dev', '--synthesized', 'elsewhere'],
      expect.stringMatching(/elsewhere\/stacks\/dev-serving\/cdk\.tf\.json is not there/),
    ],
  ])('refuses %j', async (argv, expected) => {
    const { exitCode, stdout, stderr } = await check(argv);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: '', stderr: expected });
  });

  it.each([
    ['of another kind', { resource: {} }, /serves no model: it has no cluster, namespace or Deployment/],
    [
      'with a Deployment of another make',
      {
        ...stack,
        resource: {
          ...stack.resource,
          kubernetes_deployment_v1: {
            X: {
              metadata: { name: 'x' },
              spec: { selector: { match_labels: {} }, template: { metadata: { labels: {} }, spec: { container: [] } } },
            },
          },
        },
      },
      /Deployment x is not made by TensorFlowServing/,
    ],
  ])('refuses a stack %s', async (_, other, expected) => {
    cluster.synthesized('other', other);
    const { exitCode, stderr } = await check(['--app', 'other']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(expected) });
  });

  it('explains itself', async () => {
    expect(await check(['--help'])).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('check-serving APP [options]'),
    });
  });
});
