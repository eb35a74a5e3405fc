import { type KubernetesObject, refusals, sentObject, sentObjects } from '@spot-serving/testkit';

import { aServedModel } from './a-served-model';

type Values = Record<string, unknown>;

const stack = aServedModel({ onDemandFloor: 1 });
const ofProvider = Object.entries(stack.resource ?? {})
  .filter(([type]) => type.startsWith('kubernetes_'))
  .flatMap(([type, all]) => Object.values(all).map((values) => ({ type, values })));
const objects = sentObjects({ stack });

/** The model's object of a kind, made anew with `change` in its Terraform values. */
function seeded(type: string, change: (values: Values) => void): string[] {
  const found = ofProvider.find(
    (resource) => resource.type === type && at(resource.values as Values, 'metadata').name === 'resnet',
  );
  if (!found) throw new Error(`the model has no ${type}`);
  const values = structuredClone(found.values) as Values;
  change(values);
  return refusals([sentObject(type, values)]).map((refusal) => refusal.replace(/^\w+ \S+: /, ''));
}

/** What stands at `path` of Terraform values. */
function at(values: Values, path: string): Values {
  return path.split('.').reduce((found, step) => found[step] as Values, values);
}

const deployment = 'kubernetes_deployment_v1';
const pod = 'spec.template.spec';

describe('the objects of a served model', () => {
  it('are of every kind that serving needs', () => {
    expect([...new Set(objects.map(({ kind }) => kind))].sort()).toEqual([
      ...[
        'ConfigMap',
        'Deployment',
        'HorizontalPodAutoscaler',
        'Namespace',
        'NetworkPolicy',
        'PodDisruptionBudget',
        'Service',
        'ServiceAccount',
        'ValidatingAdmissionPolicy',
        'ValidatingAdmissionPolicyBinding',
      ],
    ]);
  });

  it('are what the API server takes, all together', () => {
    expect(refusals(objects)).toEqual([]);
  });
});

describe('a wrong object is caught', () => {
  it.each<[string, string, (values: Values) => void, RegExp]>([
    [
      'a port by a name',
      deployment,
      (values) => (at(values, `${pod}.container.0.port.0`).container_port = 'grpc'),
      /^spec\.template\.spec\.containers\[0\]\.ports\[0\]\.containerPort is "grpc": must be integer/,
    ],
    [
      'a key that nobody knows',
      deployment,
      (values) => (at(values, `${pod}.container.0`).livenes_probe = {}),
      /containers\[0\]\.livenes_probe is \{\}: Kubernetes knows no such key/,
    ],
    [
      'no selector',
      deployment,
      (values) => delete at(values, 'spec').selector,
      /^spec\.selector is null: must be object/,
    ],
    [
      'a quantity of no unit',
      deployment,
      (values) => (at(values, `${pod}.container.0.resources.requests`).memory = '2 GB'),
      /resources\.requests\.memory is "2 GB": .*quantity/,
    ],
    [
      'labels that the selector does not find',
      deployment,
      (values) => (at(values, 'spec.template.metadata.labels')['app.kubernetes.io/instance'] = 'other'),
      /^spec\.template\.metadata\.labels is .*"oth.*: the selector chooses .*"resnet"/,
    ],
    [
      'a probe of two minds',
      deployment,
      (values) => (at(values, `${pod}.container.0.liveness_probe`).tcp_socket = [{ port: '8500' }]),
      /livenessProbe is \["grpc","tcpSocket"\]: name one of exec, grpc, httpGet, tcpSocket/,
    ],
    [
      'a probe without a port',
      deployment,
      (values) => delete at(values, `${pod}.container.0.readiness_probe.http_get`).port,
      /readinessProbe\.httpGet\.port is 0: write 1 to 65535/,
    ],
    [
      'a mount of no volume',
      deployment,
      (values) => (at(values, `${pod}.container.0.volume_mount.0`).name = 'model'),
      /volumeMounts\[0\]\.name is "model": the pod has no such volume/,
    ],
    [
      'a grace period in words',
      deployment,
      (values) => (at(values, pod).termination_grace_period_seconds = '60s'),
      /terminationGracePeriodSeconds is "60s": must be integer/,
    ],
    [
      'a hook of nothing',
      deployment,
      (values) => (at(values, `${pod}.container.0.lifecycle`).pre_stop = {}),
      /lifecycle\.preStop is \[\]: name one of exec, httpGet, sleep, tcpSocket/,
    ],
    [
      'an autoscaler without a limit',
      'kubernetes_horizontal_pod_autoscaler_v2',
      (values) => (at(values, 'spec').max_replicas = '0'),
      /^spec\.maxReplicas is 0: write at least 1/,
    ],
    [
      'a policy on no protocol',
      'kubernetes_network_policy_v1',
      (values) => (at(values, 'spec.ingress.0.ports.0').protocol = 'HTTP'),
      /protocol is "HTTP": must be equal to one of the allowed values/,
    ],
    [
      'a Service without ports',
      'kubernetes_service_v1',
      (values) => (at(values, 'spec').port = [{ name: 'http' }]),
      /^spec\.ports\[0\]\.port is 0: write 1 to 65535/,
    ],
  ])('%s', (_, type, change, expected) => {
    expect(seeded(type, change)).toEqual([expect.stringMatching(expected)]);
  });

  it('a disruption budget that the chart would hand on unread', () => {
    const budget = objects.find(({ kind }) => kind === 'PodDisruptionBudget') as KubernetesObject;
    const spec = { ...(budget.spec as object), unhealthyPodEvictionPolicy: 'Always', maxUnavailabel: 1 };
    expect(refusals([{ ...budget, spec }])).toEqual([
      expect.stringMatching(
        /: spec\.unhealthyPodEvictionPolicy is "Always": must be equal to one of the allowed values/,
      ),
      expect.stringMatching(/: spec\.maxUnavailabel is 1: Kubernetes knows no such key/),
    ]);
  });
});
