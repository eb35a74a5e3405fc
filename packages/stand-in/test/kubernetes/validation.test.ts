import { admissionProblems, type KubernetesObject, sentObject } from '../../src/kubernetes';

type Values = Record<string, unknown>;
const labels = { app: 'web' };
const metadata = { name: 'web' };

const deployment = (pod: Values = {}, container: Values = {}, spec: Values = {}) =>
  sentObject('kubernetes_deployment_v1', {
    metadata,
    spec: {
      selector: { match_labels: labels },
      template: { metadata: { labels }, spec: { container: [{ name: 'web', image: 'web:1', ...container }], ...pod } },
      ...spec,
    },
  });
const autoscaler = (spec: Values) =>
  sentObject('kubernetes_horizontal_pod_autoscaler_v2', {
    metadata,
    spec: { max_replicas: 3, scale_target_ref: { api_version: 'apps/v1', kind: 'Deployment', name: 'web' }, ...spec },
  });
const service = (spec: Values) =>
  sentObject('kubernetes_service_v1', { metadata, spec: { port: [{ port: 80 }], selector: labels, ...spec } });
const policy = (spec: Values) =>
  sentObject('kubernetes_network_policy_v1', {
    metadata,
    spec: { pod_selector: {}, policy_types: ['Ingress'], ...spec },
  });
const path = (change: Values) => ({
  rule: [
    {
      http: {
        path: [
          { path: '/', path_type: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } }, ...change },
        ],
      },
    },
  ],
});
const ingress = (spec: Values) => sentObject('kubernetes_ingress_v1', { metadata, spec });
const configMap = (data: Values) => sentObject('kubernetes_config_map_v1', { metadata, data });
const priority = (change: Values) => sentObject('kubernetes_priority_class_v1', { metadata, value: 5, ...change });
const budget = (spec: Values) =>
  sentObject('kubernetes_pod_disruption_budget_v1', {
    metadata,
    spec: { selector: { match_labels: labels }, ...spec },
  });
const metric = (type: string, target: Values) => [
  { type: 'Resource', resource: { name: 'cpu', target: { type, ...target } } },
];
const scaling = [{ type: 'Pods', value: 1, period_seconds: 60 }];

const refused = (object: KubernetesObject) => admissionProblems([object]).map(({ path: at, fix }) => `${at}: ${fix}`);
const container = 'spec.template.spec.containers[0]';

describe('the API server takes', () => {
  it.each<[string, KubernetesObject]>([
    ['a Deployment that says little', deployment()],
    ['a Service that names no target', service({})],
    ['an autoscaler that says little', autoscaler({ metric: metric('Utilization', { average_utilization: 70 }) })],
    [
      'one empty rule beside a full one',
      autoscaler({ behavior: { scale_down: { select_policy: 'Max', policy: scaling } } }),
    ],
    ['a policy that closes all', policy({})],
    ['an Ingress', ingress(path({}))],
    ['a ConfigMap', configMap({ 'a.sh': '', _b: '' })],
    ['a priority below 0', priority({ value: -10 })],
    ['a budget', budget({ max_unavailable: '25%' })],
    ['a host with a star', ingress({ ...path({}), tls: [{ hosts: ['*.example.com'] }] })],
    ['a volume without a source', deployment({ volume: [{ name: 'a' }] })],
  ])('%s', (_, object) => {
    expect(refused(object)).toEqual([]);
  });
});

describe('the API server refuses', () => {
  it.each<[string, KubernetesObject, string]>([
    [
      'an empty word for a policy',
      autoscaler({ behavior: { scale_up: { policy: scaling } } }),
      'spec.behavior.scaleUp.selectPolicy: write one of Disabled, Max, Min',
    ],
    ['fewer pods than the least', autoscaler({ min_replicas: 5 }), 'spec.maxReplicas: minReplicas is 5'],
    [
      'a window of more than an hour',
      autoscaler({
        behavior: { scale_down: { select_policy: 'Max', stabilization_window_seconds: 3601, policy: scaling } },
      }),
      'spec.behavior.scaleDown.stabilizationWindowSeconds: write 0 to 3600',
    ],
    [
      'a metric without its number',
      autoscaler({ metric: metric('Utilization', { average_value: '5' }) }),
      'spec.metrics[0].resource.target: set averageUtilization or averageValue',
    ],
    [
      'a target without its group',
      autoscaler({ scale_target_ref: { api_version: 'v1', kind: 'Pod', name: 'a' } }),
      'spec.scaleTargetRef.apiVersion: name the group as well, such as apps/v1',
    ],
    [
      'pods that the selector does not choose',
      deployment({}, {}, { selector: { match_labels: { app: 'other' } } }),
      'spec.template.metadata.labels: the selector chooses {"app":"other"}',
    ],
    [
      'a rollout that cannot begin',
      deployment({}, {}, { strategy: { rolling_update: { max_surge: '0', max_unavailable: '0' } } }),
      'spec.strategy.rollingUpdate.maxUnavailable: one of maxSurge and maxUnavailable is above 0',
    ],
    [
      'a deadline before a pod is ready',
      deployment({}, {}, { min_ready_seconds: 600 }),
      'spec.progressDeadlineSeconds: write more than minReadySeconds, 600',
    ],
    [
      'pods that are not restarted',
      deployment({ restart_policy: 'Never' }),
      'spec.template.spec.restartPolicy: write one of Always',
    ],
    ['a container without an image', deployment({}, { image: '' }), `${container}.image: name an image`],
    [
      'a name of a container',
      deployment({}, { name: 'Web_1' }),
      `${container}.name: write at most 63 of a-z, 0-9 and "-", not at the ends`,
    ],
    [
      'a pull policy of no word',
      deployment({}, { image_pull_policy: 'Sometimes' }),
      `${container}.imagePullPolicy: write one of Always, IfNotPresent, Never`,
    ],
    [
      'a port above all',
      deployment({}, { port: [{ container_port: 70000 }] }),
      `${container}.ports[0].containerPort: write 1 to 65535`,
    ],
    [
      'a long name of a port',
      deployment({}, { port: [{ container_port: 1, name: 'a-very-long-name-of-a-port' }] }),
      `${container}.ports[0].name: write at most 15 of a-z, 0-9 and "-", with a letter and no "-" at the ends or twice`,
    ],
    [
      'a name for two ports',
      deployment({}, { port: [1, 2].map((container_port) => ({ container_port, name: 'a' })) }),
      `${container}.ports[1]: give each port a name of its own`,
    ],
    [
      'a request above its limit',
      deployment({}, { resources: { requests: { memory: '2Gi' }, limits: { memory: '1500Mi' } } }),
      `${container}.resources.requests.memory: its limit is 1500Mi`,
    ],
    [
      'a quantity that is none',
      deployment({}, { resources: { limits: { memory: '2 GB' } } }),
      `${container}.resources.limits.memory: write a quantity, such as 500m or 2Gi`,
    ],
    [
      'a probe of nothing',
      deployment({}, { liveness_probe: {} }),
      `${container}.livenessProbe: name one of exec, grpc, httpGet, tcpSocket`,
    ],
    [
      'a probe of no port',
      deployment({}, { liveness_probe: { http_get: { path: '/' } } }),
      `${container}.livenessProbe.httpGet.port: write 1 to 65535`,
    ],
    [
      'a probe that must succeed twice',
      deployment({}, { liveness_probe: { success_threshold: 2, tcp_socket: { port: '1' } } }),
      `${container}.livenessProbe.successThreshold: write 0 to 1`,
    ],
    [
      'a mount of no volume',
      deployment({}, { volume_mount: [{ name: 'a', mount_path: '/a' }] }),
      `${container}.volumeMounts[0].name: the pod has no such volume`,
    ],
    [
      'a variable with "="',
      deployment({}, { env: [{ name: 'A=B', value: '' }] }),
      `${container}.env[0].name: write printable ASCII without "="`,
    ],
    [
      'privileges that cannot be gained',
      deployment({}, { security_context: { privileged: true, allow_privilege_escalation: false } }),
      `${container}.securityContext.allowPrivilegeEscalation: a privileged container may always gain privileges: make it unprivileged`,
    ],
    [
      'an empty name of Windows',
      deployment({ security_context: { windows_options: { run_as_username: 'u', gmsa_credential_spec: 'a' } } }),
      'spec.template.spec.securityContext.windowsOptions.gmsaCredentialSpecName: name it, or say nothing',
    ],
    [
      'a toleration of everything and nothing',
      deployment({ toleration: [{ value: 'a' }] }),
      'spec.template.spec.tolerations[0].operator: without a key write Exists',
    ],
    [
      'seconds of a toleration that has none',
      deployment({ toleration: [{ key: 'a', operator: 'Exists', toleration_seconds: '5' }] }),
      'spec.template.spec.tolerations[0].effect: only NoExecute has tolerationSeconds',
    ],
    [
      'a spread over nothing',
      deployment({ topology_spread_constraint: [{ max_skew: 0 }] }),
      'spec.template.spec.topologySpreadConstraints[0].maxSkew: write at least 1',
    ],
    [
      'a volume of two sources',
      deployment({ volume: [{ name: 'a', empty_dir: {}, host_path: { path: '/' } }] }),
      'spec.template.spec.volumes[0]: name one source',
    ],
    [
      'two containers of a name',
      deployment({ init_container: [{ name: 'web', image: 'a' }] }),
      `${container}.name: give each container a name of its own`,
    ],
    ['a Service without ports', service({ port: [] }), 'spec.ports: name at least one'],
    [
      'two ports without names',
      service({ port: [{ port: 1 }, { port: 2, name: 'b' }] }),
      'spec.ports[0].name: name each of several ports',
    ],
    [
      'a port twice',
      service({ port: ['a', 'b'].map((name) => ({ port: 1, name })) }),
      'spec.ports[1]: the Service has this port already',
    ],
    [
      'a target of no name',
      service({ port: [{ port: 1, target_port: 'http--rest' }] }),
      'spec.ports[0].targetPort: write at most 15 of a-z, 0-9 and "-", with a letter and no "-" at the ends or twice',
    ],
    [
      'addresses that are none',
      service({ type: 'LoadBalancer', load_balancer_source_ranges: ['10.0.0.0'] }),
      'spec.loadBalancerSourceRanges: write blocks of addresses, such as 10.0.0.0/8',
    ],
    [
      'a peer that is nobody',
      policy({ ingress: [{ from: [{}] }] }),
      'spec.ingress[0].from[0]: choose pods, namespaces or addresses',
    ],
    [
      'a range without its beginning',
      policy({ ingress: [{ ports: [{ end_port: 9 }] }] }),
      'spec.ingress[0].ports[0].endPort: a range begins with the number of a port',
    ],
    [
      'an exception outside',
      policy({ ingress: [{ from: [{ ip_block: { cidr: '10.0.0.0/16', except: ['10.1.0.0/24'] } }] }] }),
      'spec.ingress[0].from[0].ipBlock.except: write smaller blocks of 10.0.0.0/16',
    ],
    ['an Ingress of nothing', ingress({}), 'spec: write rules or a defaultBackend'],
    ['a relative path', ingress(path({ path: 'v1' })), 'spec.rules[0].http.paths[0].path: begin with "/"'],
    [
      'an address for a host',
      ingress({ ...path({}), tls: [{ hosts: ['10.0.0.1'] }] }),
      'spec.tls[0].hosts[0]: write a name, not an address',
    ],
    [
      'a backend without a port',
      ingress(path({ backend: { service: { name: 'web' } } })),
      'spec.rules[0].http.paths[0].backend.service.port: write a name or a number',
    ],
    [
      'a key with a slash',
      configMap({ 'a/b': '' }),
      'data: write at most 253 of letters, digits, "-", "_" and ".", and not ".."',
    ],
    ['more than a mebibyte', configMap({ a: 'x'.repeat(1024 * 1024 + 1) }), 'data: write at most 1048576'],
    ['a priority of the system', priority({ value: 2_000_000_000 }), 'value: write -2147483648 to 1000000000'],
    [
      'a name of the system',
      priority({ metadata: { name: 'system-a' } }),
      "metadata.name: names that begin with system- are the system's",
    ],
    [
      'a budget of two minds',
      budget({ max_unavailable: '1', min_available: '1' }),
      'spec.minAvailable: write minAvailable or maxUnavailable, not both',
    ],
    ['a budget of more than all', budget({ max_unavailable: '101%' }), 'spec.maxUnavailable: write at most 100%'],
    [
      'a label that is too long',
      configMap({}),
      'metadata.labels.a: write at most 63 of letters, digits, "-", "_" and ".", a letter or digit at the ends',
    ],
    [
      'a name with capitals',
      { ...configMap({}), metadata: { name: 'Web' } },
      'metadata.name: write at most 253 of a-z, 0-9, "-" and ".", each part without "-" at its ends',
    ],
  ])('%s', (what, object, problem) => {
    const wrong = what.startsWith('a label')
      ? { ...object, metadata: { ...metadata, labels: { a: 'x'.repeat(64) } } }
      : object;
    expect(refused(wrong)).toContain(problem);
  });

  it('all of it at once, each with its object', () => {
    const wrong = deployment({}, { image: '', port: [{ container_port: 0 }] });
    expect(
      admissionProblems([wrong, priority({ value: 3e9 })]).map(({ object, path: at }) => `${object} ${at}`),
    ).toEqual([
      `Deployment default/web ${container}.image`,
      `Deployment default/web ${container}.ports[0].containerPort`,
      'PriorityClass web value',
    ]);
  });

  it('nothing that only an apply resolves', () => {
    expect(refused(deployment({}, { image: '${aws_ecr_repository.a.url}:1', name: '${local.name}' }))).toEqual([]);
  });
});
