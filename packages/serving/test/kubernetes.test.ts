import { Release } from '@cdktf/provider-helm/lib/release';
import { describeProblem } from '@spot-serving/core';
import { type Manifest, manifestProblems, resourcesOf, toManifest } from '@spot-serving/testkit';
import type { KubernetesObject } from '../src';
import { aServedModel } from './a-served-model';

type Values = Record<string, unknown>;

const stack = aServedModel({ onDemandFloor: 1 });
const ofProvider = Object.entries(stack.resource ?? {})
  .filter(([type]) => type.startsWith('kubernetes_'))
  .flatMap(([type, all]) => Object.values(all).map((values) => ({ type, values })));
const ofChart = Object.values(resourcesOf(Release, stack)).flatMap((release) => {
  const { values } = release as { readonly values: readonly string[] };
  return values.flatMap((text) => (JSON.parse(text) as { readonly objects: readonly KubernetesObject[] }).objects);
});
const manifests: Manifest[] = [
  ...ofProvider.map(({ type, values }) => toManifest(type, values)),
  ...ofChart.map((object) => ({ ...object })),
];

/** The model's object of a kind, made anew with `change` in its Terraform values. */
function seeded(type: string, change: (values: Values) => void): string[] {
  const found = ofProvider.find(
    (resource) => resource.type === type && at(resource.values as Values, 'metadata').name === 'resnet',
  );
  if (!found) throw new Error(`the model has no ${type}`);
  const values = structuredClone(found.values) as Values;
  change(values);
  return manifestProblems(toManifest(type, values)).map(describeProblem);
}

/** What stands at `path` of Terraform values. */
function at(values: Values, path: string): Values {
  return path.split('.').reduce((found, step) => found[step] as Values, values);
}

const deployment = 'kubernetes_deployment_v1';
const pod = 'spec.template.spec';

describe('the objects of a served model', () => {
  it('are of every kind that serving needs', () => {
    expect([...new Set(manifests.map(({ kind }) => kind))].sort()).toEqual([
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

  it.each(manifests.map((manifest) => [manifest.kind, manifest] as const))(
    'are what Kubernetes takes: %s',
    (_, manifest) => {
      expect(manifestProblems(manifest)).toEqual([]);
    },
  );
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
      /^spec is .*: must have required property selector/,
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
      /^spec\.selector\.matchLabels\.app\.kubernetes\.io\/instance is "resnet": the template's pods have other/,
    ],
    [
      'a probe of two minds',
      deployment,
      (values) => (at(values, `${pod}.container.0.liveness_probe`).tcp_socket = [{ port: '8500' }]),
      /livenessProbe is \["grpc","tcpSocket"\]: a probe has one of/,
    ],
    [
      'a probe without a port',
      deployment,
      (values) => delete at(values, `${pod}.container.0.readiness_probe.http_get`).port,
      /readinessProbe\.httpGet is .*: must have required property port/,
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
      'a block that is there twice',
      deployment,
      (values) => (at(values, `${pod}.container.0.lifecycle`).pre_stop = [{}, {}]),
      /lifecycle\.preStop is .*: must be object/,
    ],
    [
      'an autoscaler without a limit',
      'kubernetes_horizontal_pod_autoscaler_v2',
      (values) => delete at(values, 'spec').max_replicas,
      /^spec is .*: must have required property maxReplicas/,
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
      /^spec\.ports\[0\] is .*: must have required property port/,
    ],
  ])('%s', (_, type, change, expected) => {
    expect(seeded(type, change)).toEqual([expect.stringMatching(expected)]);
  });

  it('a disruption budget that the chart would hand on unread', () => {
    const budget = ofChart.find(({ kind }) => kind === 'PodDisruptionBudget');
    const wrong = {
      ...budget,
      spec: { ...budget?.spec, unhealthyPodEvictionPolicy: 'Always', maxUnavailabel: 1 },
    } as Manifest & KubernetesObject;
    expect(manifestProblems(wrong).map(describeProblem)).toEqual([
      expect.stringMatching(
        /^spec\.unhealthyPodEvictionPolicy is "Always": must be equal to one of the allowed values/,
      ),
      'spec.maxUnavailabel is 1: Kubernetes knows no such key',
    ]);
  });
});
