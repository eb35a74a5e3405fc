import type {
  Autoscaler,
  Condition,
  Deployment,
  DisruptionBudget,
  ObjectEvent,
  Pod,
  ReplicaSet,
} from '../src/observed';
import { aServedModel } from './a-served-model';
import type { Answers } from './kubectl-stand-in';

const action = (servicePort: number) => ({
  type: 'forward',
  forwardConfig: { targetGroups: [{ serviceName: 'resnet', servicePort, weight: 100 }] },
});
const ingress = (port: number) => ({
  metadata: { annotations: { 'alb.ingress.kubernetes.io/actions.forward': JSON.stringify(action(port)) } },
});
const signIn = {
  command: 'aws',
  args: ['eks', 'get-token', '--cluster-name', 'dev', '--region', 'eu-west-1', '--output', 'json'],
};
/** Digest of the manifest of version 7. */
export const manifest = `sha256:${'7'.repeat(64)}`;
const { resource } = aServedModel({ onDemandFloor: 1, manifest });

/** The serving stack of a model with an On-Demand floor, behind two Ingresses; these are another package's, and written by hand here. */
export const stack = {
  resource: { ...resource, kubernetes_ingress_v1: { Rest: ingress(8501), Grpc: ingress(8500) } },
  provider: { kubernetes: [{ exec: [signIn] }] },
};

const gate = (protocol: string) => `target-health.elbv2.k8s.aws/k8s-serving-resnet-${protocol}`;
const yes = (type: string): Condition => ({ type, status: 'True' });
const labels = { 'app.kubernetes.io/name': 'tensorflow-serving', 'app.kubernetes.io/instance': 'resnet' };

/** What a pod has otherwise. */
interface PodChange {
  readonly spec?: Partial<Pod['spec']>;
  readonly status?: Pod['status'];
  readonly version?: string;
  readonly leaving?: boolean;
  /** What its loader said as it ended. */
  readonly loaded?: string;
}

/** A pod as the API server describes one that serves version 7. */
export function aPod(name: string, change: PodChange = {}): Pod {
  const terminated = { exitCode: 0, message: change.loaded ?? `manifest ${manifest}` };
  const capacity = name.includes('floor') ? 'floor' : 'scaled';
  const own = { ...labels, 'spot-serving.dev/capacity': capacity, 'app.kubernetes.io/version': change.version ?? '7' };
  return {
    metadata: { name, labels: own, ...(change.leaving ? { deletionTimestamp: '2026-11-22T18:00:00Z' } : {}) },
    spec: {
      readinessGates: [{ conditionType: gate('rest') }, { conditionType: gate('grpc') }],
      containers: [{ name: 'model-server', image: 'docker.io/tensorflow/serving:2.19.1' }],
      ...change.spec,
    },
    status: change.status ?? {
      conditions: ['PodScheduled', 'Initialized', 'ContainersReady', gate('rest'), gate('grpc'), 'Ready'].map(yes),
      initContainerStatuses: [{ name: 'loader', state: { terminated } }],
    },
  };
}

/** A pod that the load balancer has not found healthy by REST. */
export function aClosedPod(name: string): Pod {
  const closed = {
    type: gate('rest'),
    status: 'False',
    reason: 'Elb.InitialHealthChecking',
    message: 'Initial health checks in progress',
  };
  const ready = {
    type: 'Ready',
    status: 'False',
    reason: 'ReadinessGatesNotReady',
    message: 'corresponding condition of pod readiness gate does not exist',
  };
  return aPod(name, {
    status: { conditions: [yes('PodScheduled'), yes('ContainersReady'), closed, yes(gate('grpc')), ready] },
  });
}

/** A Deployment whose rollout has ended with so many pods. */
export function aDeployment(name: string, replicas: number, status: Deployment['status'] = {}): Deployment {
  const done = {
    observedGeneration: 3,
    replicas,
    updatedReplicas: replicas,
    readyReplicas: replicas,
    availableReplicas: replicas,
  };
  return {
    metadata: { name, labels, generation: 3 },
    spec: { replicas },
    status: { ...done, conditions: [yes('Available'), yes('Progressing')], ...status },
  };
}

/** The ReplicaSet of a Deployment's newest revision, with so many pods of those that it wants. */
export function aReplicaSet(deployment: string, wanted: number, status: ReplicaSet['status'] = {}): ReplicaSet {
  const capacity = deployment.includes('floor') ? 'floor' : 'scaled';
  return {
    metadata: {
      name: `${deployment}-5d9c7`,
      labels: { ...labels, 'spot-serving.dev/capacity': capacity },
      ownerReferences: [{ kind: 'Deployment', name: deployment }],
    },
    spec: { replicas: wanted },
    status: { replicas: wanted, ...status },
  };
}

/** What was said of an object at a minute of the hour. */
export function anEvent(kind: string, name: string, minute: number, said: Partial<ObjectEvent>): ObjectEvent {
  return {
    involvedObject: { kind, name },
    type: 'Warning',
    lastTimestamp: new Date(Date.UTC(2026, 10, 22, 18, minute)).toISOString(),
    ...said,
  };
}

export function anAutoscaler(
  conditions: readonly Condition[] = [yes('AbleToScale'), yes('ScalingActive')],
): Autoscaler {
  return { metadata: { name: 'resnet', labels }, spec: { scaleTargetRef: { name: 'resnet' } }, status: { conditions } };
}

export function aBudget(disruptionsAllowed = 1): DisruptionBudget {
  return {
    metadata: { name: 'resnet', labels },
    status: { disruptionsAllowed, currentHealthy: 2 + disruptionsAllowed, desiredHealthy: 2 },
  };
}

const ok = 'HTTP/1.1 200 OK\r\n';

/** A cluster in which all is as planned: two scaled pods, and one of the floor. */
export function asPlanned(change: Partial<Answers> = {}): Answers {
  return {
    pods: [aPod('resnet-a'), aPod('resnet-b'), aPod('resnet-floor-a')],
    replicaSets: [aReplicaSet('resnet', 2), aReplicaSet('resnet-floor', 1)],
    events: [],
    deployments: [aDeployment('resnet', 2), aDeployment('resnet-floor', 1)],
    autoscalers: [anAutoscaler()],
    budgets: [aBudget()],
    lines: { 'resnet-a': ok, 'resnet-b': ok, 'resnet-floor-a': ok },
    ...change,
  };
}
