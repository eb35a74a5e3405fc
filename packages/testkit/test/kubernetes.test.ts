import { describeProblem } from '@spot-serving/core';
import { manifestProblems, toManifest } from '../src';

/** The same Deployment as cdktf synthesizes it, and as a plan shows it: blocks in lists, what is not set null or empty. */
const labels = { 'example.com/app_name': 'web' };
const probe = { http_get: { path: '/', port: '8080' }, period_seconds: 5 };
const synthesized = {
  '//': { metadata: { path: 'test/Web' } },
  wait_for_rollout: true,
  depends_on: ['kubernetes_namespace_v1.home'],
  metadata: { name: 'web', labels },
  spec: {
    replicas: '2',
    strategy: { rolling_update: { max_surge: '1', max_unavailable: '25%' } },
    selector: { match_labels: labels },
    template: {
      metadata: { labels },
      spec: {
        host_pid: false,
        security_context: { run_as_user: '1000' },
        init_container: [{ name: 'first', image: 'busybox:1' }],
        container: [
          {
            name: 'web',
            image: 'web:1',
            env: [{ name: 'port', value: '8080' }],
            readiness_probe: probe,
            resources: { limits: { memory: '1Gi' } },
          },
        ],
        volume: [{ name: 'files', config_map: { name: 'files', default_mode: '0555' } }],
      },
    },
  },
};
const planned = {
  id: 'default/web',
  timeouts: null,
  wait_for_rollout: true,
  metadata: [{ name: 'web', labels, annotations: null, generate_name: null }],
  spec: [
    {
      replicas: '2',
      paused: null,
      strategy: [{ type: null, rolling_update: [{ max_surge: '1', max_unavailable: '25%' }] }],
      selector: [{ match_labels: labels, match_expressions: [] }],
      template: [
        {
          metadata: [{ labels }],
          spec: [
            {
              host_pid: false,
              security_context: [{ run_as_user: '1000', sysctl: [] }],
              init_container: [{ name: 'first', image: 'busybox:1', args: null, port: [] }],
              container: [
                {
                  name: 'web',
                  image: 'web:1',
                  env: [{ name: 'port', value: '8080', value_from: [] }],
                  readiness_probe: [{ http_get: [{ path: '/', port: '8080', http_header: [] }], period_seconds: 5 }],
                  resources: [{ limits: { memory: '1Gi' }, requests: null }],
                },
              ],
              volume: [{ name: 'files', config_map: [{ name: 'files', default_mode: '0555', items: [] }] }],
            },
          ],
        },
      ],
    },
  ],
};

describe('toManifest', () => {
  it('says what the provider would send: names, lists, numbers and file modes as Kubernetes has them', () => {
    expect(toManifest('kubernetes_deployment_v1', synthesized)).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', labels },
      spec: {
        replicas: 2,
        strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: '25%' } },
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            hostPID: false,
            securityContext: { runAsUser: 1000 },
            initContainers: [{ name: 'first', image: 'busybox:1' }],
            containers: [
              {
                name: 'web',
                image: 'web:1',
                env: [{ name: 'port', value: '8080' }],
                readinessProbe: { httpGet: { path: '/', port: 8080 }, periodSeconds: 5 },
                resources: { limits: { memory: '1Gi' } },
              },
            ],
            volumes: [{ name: 'files', configMap: { name: 'files', defaultMode: 0o555 } }],
          },
        },
      },
    });
  });

  it('reads a plan as it reads synthesized JSON', () => {
    expect(toManifest('kubernetes_deployment_v1', planned)).toEqual(
      toManifest('kubernetes_deployment_v1', synthesized),
    );
  });

  it.each([
    ['kubernetes_network_policy_v1', 'networking.k8s.io/v1', 'NetworkPolicy'],
    ['kubernetes_config_map_v1', 'v1', 'ConfigMap'],
    ['kubernetes_horizontal_pod_autoscaler_v2', 'autoscaling/v2', 'HorizontalPodAutoscaler'],
    ['kubernetes_api_service_v1', 'apiregistration.k8s.io/v1', 'APIService'],
  ])('finds the kind of %s', (type, apiVersion, kind) => {
    expect(toManifest(type, {})).toEqual({ apiVersion, kind });
  });

  it('keeps the keys of maps and an empty block, which means everything', () => {
    expect(toManifest('kubernetes_config_map_v1', { data: { snake_case: '0555', port: '1' } })).toMatchObject({
      data: { snake_case: '0555', port: '1' },
    });
    const closed = {
      spec: [{ pod_selector: [{ match_labels: null, match_expressions: [] }], policy_types: ['Ingress'], ingress: [] }],
    };
    expect(toManifest('kubernetes_network_policy_v1', closed)).toMatchObject({
      spec: { podSelector: {}, policyTypes: ['Ingress'] },
    });
  });

  it.each(['kubernetes_manifest', 'kubernetes_deployment', 'kubernetes_unicorn_v1', 'aws_vpc'])(
    'knows no kind for %s',
    (type) => {
      expect(() => toManifest(type, {})).toThrow(`${type} is no kind of Kubernetes with its version`);
    },
  );
});

describe('manifestProblems', () => {
  it('has nothing against what Kubernetes takes', () => {
    expect(manifestProblems(toManifest('kubernetes_deployment_v1', planned))).toEqual([]);
  });

  it('knows what the package forgot: a description', () => {
    expect(
      manifestProblems({
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        metadata: { name: 'low' },
        value: -10,
        description: 'gives way',
      }),
    ).toEqual([]);
  });

  it('names a kind that Kubernetes does not have', () => {
    expect(manifestProblems({ apiVersion: 'apps/v1', kind: 'Deploymnet' }).map(describeProblem)).toEqual([
      'kind is "apps/v1 Deploymnet": Kubernetes has no such kind',
    ]);
  });

  it('names all at once, where a reader of YAML looks for it', () => {
    const wrong = { ...synthesized, spec: { ...synthesized.spec, replicas: 'two', minReadySecond: 5 } };
    expect(manifestProblems(toManifest('kubernetes_deployment_v1', wrong)).map(describeProblem)).toEqual([
      'spec.replicas is "two": must be integer',
      'spec.minReadySecond is 5: Kubernetes knows no such key',
    ]);
  });
});
