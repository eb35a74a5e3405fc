import { ConfigMapV1 } from '@cdktf/provider-kubernetes/lib/config-map-v1';
import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';

import { lifecycleLabel } from '@spot-serving/core';
import { resourcesOf, type SynthesizedStack, theOnly } from '@spot-serving/testkit';

import { scaledReplicas, type TensorFlowServingProps } from '../src';
import { aServedModel } from './a-served-model';

interface Container {
  readonly command: readonly string[];
  readonly volume_mount: readonly {
    readonly name: string;
    readonly mount_path: string;
    readonly read_only?: boolean;
  }[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly [key: string]: unknown;
}
interface PodSpec {
  readonly container: readonly [Container];
  readonly init_container: readonly [Container];
  readonly affinity: object;
  readonly [key: string]: unknown;
}
interface Deployment {
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly progress_deadline_seconds: number;
    readonly selector: { readonly match_labels: object };
    readonly template: { readonly metadata: object; readonly spec: PodSpec };
  };
  readonly [key: string]: unknown;
}

const deployments = (stack: SynthesizedStack) => Object.values(resourcesOf(DeploymentV1, stack)) as Deployment[];
const only = (change: Partial<TensorFlowServingProps>) => theOnly(DeploymentV1, aServedModel(change)) as Deployment;
const podOf = (change: Partial<TensorFlowServingProps>) => only(change).spec.template.spec;
interface Named {
  readonly metadata: { readonly name: string; readonly generate_name?: string };
}
const named = <T extends Named>(all: readonly T[], name: string) =>
  all.filter(({ metadata }) => metadata.name === name);

const stack = aServedModel();
const deployment = theOnly(DeploymentV1, stack) as Deployment;
const pod = deployment.spec.template.spec;
const [server] = pod.container;
const [loader] = pod.init_container;

describe('the namespace', () => {
  it('has readiness gates added, takes restricted pods only, and lets nobody in or out by itself', () => {
    expect(theOnly(NamespaceV1, stack)).toMatchObject({
      metadata: {
        name: 'serving',
        labels: {
          'elbv2.k8s.aws/pod-readiness-gate-inject': 'enabled',
          'pod-security.kubernetes.io/enforce': 'restricted',
        },
      },
    });
    expect(Object.values(resourcesOf(NetworkPolicyV1, stack))).toContainEqual(
      expect.objectContaining({ spec: { pod_selector: {}, policy_types: ['Ingress', 'Egress'] } }),
    );
  });
});

describe('the Service', () => {
  it('has both ports, by the names of the container', () => {
    expect(theOnly(ServiceV1, stack)).toMatchObject({
      spec: {
        port: [
          { name: 'grpc', port: 8500, target_port: 'grpc' },
          { name: 'http', port: 8501, target_port: 'http' },
        ],
      },
    });
    expect(server.port).toEqual([
      expect.objectContaining({ name: 'grpc', container_port: 8500 }),
      expect.objectContaining({ name: 'http', container_port: 8501 }),
    ]);
  });

  it('finds the pods of its own name and not those of a canary', () => {
    const { selector } = (theOnly(ServiceV1, stack) as { readonly spec: { readonly selector: object } }).spec;
    expect(deployment.spec.template.metadata).toMatchObject({ labels: selector });
    const canary = theOnly(DeploymentV1, aServedModel({}, 'resnet-canary')) as Deployment;
    expect(canary.spec.template.metadata).not.toMatchObject({ labels: selector });
  });

  it('gives pods an account without a token of the API', () => {
    expect(theOnly(ServiceAccountV1, stack)).toMatchObject({
      metadata: { name: 'resnet' },
      automount_service_account_token: false,
    });
    expect(pod).toMatchObject({
      automount_service_account_token: false,
      service_account_name: expect.stringContaining('kubernetes_service_account_v1') as string,
    });
  });
});

describe('the pod', () => {
  it('runs a shell as PID 1 with the server as its child, and drains it before SIGTERM', () => {
    expect(server).toMatchObject({ command: ['/bin/bash', '/etc/spot-serving/serve.sh'] });
    expect(server.lifecycle).toEqual({
      pre_stop: [{ exec: { command: ['/bin/bash', '/etc/spot-serving/drain.sh'] } }],
    });
    expect(pod).toMatchObject({ termination_grace_period_seconds: 60, share_process_namespace: false });
  });

  it.each([
    ['server', server],
    ['loader', loader],
  ])('lets its %s gain nothing and change no file of the image', (_, container) => {
    expect(container.security_context).toEqual({
      run_as_non_root: true,
      allow_privilege_escalation: false,
      privileged: false,
      read_only_root_filesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(pod.security_context).toMatchObject({
      run_as_non_root: true,
      run_as_user: '1000',
      seccomp_profile: { type: 'RuntimeDefault' },
    });
  });

  it('lets only the loader write the model, and both write where they must', () => {
    const writable = ({ volume_mount }: Container) =>
      volume_mount.filter(({ read_only }) => read_only !== true).map(({ mount_path }) => mount_path);
    expect(writable(loader)).toEqual(['/models', '/tmp']);
    expect(writable(server)).toEqual(['/tmp']);
    expect(pod.volume).toMatchObject([
      { name: 'models', empty_dir: { size_limit: '614Mi' } },
      { name: 'scratch', empty_dir: { size_limit: '64Mi' } },
      { config_map: { default_mode: '0555' } },
    ]);
  });

  it('tells loader and server of writable places only', () => {
    const value = (container: Container, name: string) =>
      container.env.find((variable) => variable.name === name)?.value;
    expect([
      value(loader, 'MODEL_DIR'),
      value(loader, 'HOME'),
      value(server, 'HOME'),
      value(server, 'SERVER_PID_FILE'),
    ]).toEqual(['/models', '/tmp', '/tmp', '/tmp/model-server.pid']);
    expect([value(loader, 'MODEL_URI'), value(loader, 'VERSION')]).toEqual(['s3://models-111122223333/resnet/7', '7']);
    expect([
      value(server, 'BALANCER_SECONDS'),
      value(server, 'LONGEST_REQUEST_SECONDS'),
      value(server, 'PRE_STOP_SECONDS'),
    ]).toEqual(['20', '10', '35']);
  });

  it('is ready when it serves exactly its version, alive while gRPC answers, and has time to load', () => {
    expect(server.readiness_probe).toMatchObject({
      http_get: { path: '/v1/models/resnet/versions/7/metadata', port: '8501' },
    });
    expect(server.liveness_probe).toMatchObject({ grpc: [{ port: 8500 }] });
    const patience = (sizeMiB: number) =>
      (podOf({ sizeMiB }).container[0].startup_probe as { readonly failure_threshold: number }).failure_threshold;
    expect(server.startup_probe).toMatchObject({ tcp_socket: [{ port: '8501' }], period_seconds: 5 });
    expect(patience(50_000)).toBeGreaterThan(patience(500));
  });

  it('stays in the balancer for a minute of flood, and is not killed for two', () => {
    type Probe = Readonly<Record<'period_seconds' | 'timeout_seconds' | 'failure_threshold', number>>;
    const seconds = ({ period_seconds, timeout_seconds, failure_threshold }: Probe) =>
      Math.max(period_seconds, timeout_seconds) * failure_threshold;
    expect([server.readiness_probe, server.liveness_probe].map((probe) => seconds(probe as Probe))).toEqual([60, 120]);
  });

  it('asks for CPU without a limit, and for memory up to a limit', () => {
    expect(server.resources).toEqual({
      requests: { cpu: '1300m', memory: '2384Mi', 'ephemeral-storage': '678Mi' },
      limits: { memory: '2864Mi' },
    });
    expect(loader.resources).toEqual(server.resources);
  });

  it('has the priority that it was given, and hears of no other Service', () => {
    expect(pod).toMatchObject({ priority_class_name: 'spot-serving-models', enable_service_links: false });
    expect(podOf({ priorityClassName: undefined })).not.toHaveProperty('priority_class_name');
  });

  it('owns its volumes as a group, for which no file of a large model is touched twice', () => {
    expect(pod.security_context).toMatchObject({ fs_group: '1000', fs_group_change_policy: 'OnRootMismatch' });
  });

  it('may be evicted by the autoscaler, whatever is on its disk', () => {
    expect(deployment.spec.template.metadata).toMatchObject({
      annotations: {
        'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true',
        'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': 'models,scratch',
      },
    });
  });
});

describe('placement', () => {
  const hostname = 'kubernetes.io/hostname';

  it('puts one pod of a name on a node, whatever revision it is of', () => {
    const byName = [
      { match_labels: { 'app.kubernetes.io/name': 'tensorflow-serving', 'app.kubernetes.io/instance': 'resnet' } },
    ];
    expect(pod.affinity).toHaveProperty('pod_anti_affinity', {
      required_during_scheduling_ignored_during_execution: [{ topology_key: hostname, label_selector: byName }],
    });
  });

  it('caps two pods on a node by their spread, and has no anti-affinity then', () => {
    const two = podOf({
      podsPerNode: 2,
      replicas: { min: 4, max: 10 },
      surroundings: { headroom: 1, provisionMinutes: 5 },
    });
    expect(two.affinity).not.toHaveProperty('pod_anti_affinity');
    expect(two.topology_spread_constraint).toContainEqual(
      expect.objectContaining({
        topology_key: hostname,
        max_skew: 2,
        when_unsatisfiable: 'DoNotSchedule',
        min_domains: 5001,
      }),
    );
  });

  describe('of a pod so small that a placeholder fits beside it', () => {
    const node = { name: 'spot.general', cpuMillicores: 1930, memoryMiB: 6610, maxNodes: 8 };
    const surroundings = { headroom: 1, provisionMinutes: 5, nodes: [node] };
    const small = { cpuMillicores: 300, memoryTargetPercent: 'none', surroundings } as const;
    const both = {
      topology_key: hostname,
      namespaces: [expect.stringContaining('kubernetes_namespace_v1'), 'spot-serving-headroom'],
      label_selector: [
        {
          match_expressions: [
            { key: 'app.kubernetes.io/instance', operator: 'In', values: ['resnet', 'spot-serving-headroom'] },
          ],
        },
      ],
    };

    it('keeps away from both, its like and the placeholder, in one term', () => {
      expect(podOf(small).affinity).toHaveProperty('pod_anti_affinity', {
        required_during_scheduling_ignored_during_execution: [both],
      });
    });

    it('keeps two of them on a node away from placeholders alone', () => {
      const pair = { ...small, podsPerNode: 2, replicas: { min: 4, max: 10 } };
      expect(podOf(pair).affinity).toMatchObject({
        pod_anti_affinity: {
          required_during_scheduling_ignored_during_execution: [
            {
              namespaces: ['spot-serving-headroom'],
              label_selector: [{ match_expressions: [{ values: ['spot-serving-headroom'] }] }],
            },
          ],
        },
      });
    });

    it('is no other without headroom', () => {
      const { affinity } = podOf({ ...small, surroundings: { ...surroundings, headroom: 0 } });
      expect(affinity).toEqual(pod.affinity);
    });
  });

  it('spreads each revision over the zones, and waits for none', () => {
    expect(pod.topology_spread_constraint).toEqual([
      expect.objectContaining({
        topology_key: 'topology.kubernetes.io/zone',
        when_unsatisfiable: 'ScheduleAnyway',
        match_label_keys: ['pod-template-hash'],
      }),
    ]);
  });

  it('prefers Spot, and runs on serving nodes of amd64 only', () => {
    expect(pod).toMatchObject({
      node_selector: { 'spot-serving.dev/workload': 'serving', 'kubernetes.io/arch': 'amd64' },
      toleration: [{ key: 'spot-serving.dev/workload', operator: 'Equal', value: 'serving', effect: 'NoSchedule' }],
      affinity: {
        node_affinity: {
          preferred_during_scheduling_ignored_during_execution: [
            { preference: { match_expressions: [{ key: lifecycleLabel, values: ['spot'] }] } },
          ],
        },
      },
    });
  });
});

describe('the On-Demand floor', () => {
  const floored = aServedModel({ onDemandFloor: 1 });
  const both = deployments(floored);
  const [floor] = named(both, 'resnet-floor');
  const [scaled] = named(both, 'resnet');

  it('is a Deployment of its own, of a fixed size, on On-Demand nodes alone', () => {
    expect(floor).toMatchObject({
      spec: {
        replicas: '1',
        template: {
          spec: {
            affinity: {
              node_affinity: {
                required_during_scheduling_ignored_during_execution: {
                  node_selector_term: [{ match_expressions: [{ key: lifecycleLabel, values: ['on-demand'] }] }],
                },
              },
            },
          },
        },
      },
    });
    expect(floor).not.toHaveProperty('lifecycle');
  });

  it('shares the Service with the scaled pods, and no selector of a Deployment', () => {
    const { selector } = (theOnly(ServiceV1, floored) as { readonly spec: { readonly selector: object } }).spec;
    for (const one of both) expect(one.spec.template.metadata).toMatchObject({ labels: selector });
    expect(floor?.spec.template.metadata).not.toMatchObject({ labels: scaled?.spec.selector.match_labels });
  });

  it('is not counted twice: the autoscaler has the rest of the range', () => {
    expect(theOnly(HorizontalPodAutoscalerV2, floored)).toMatchObject({ spec: { min_replicas: 1, max_replicas: 9 } });
    expect(scaledReplicas({ replicas: { min: 2, max: 10 }, onDemandFloor: 4 })).toEqual({ min: 1, max: 6 });
  });
});

describe('the autoscaler', () => {
  it('commands the Deployment, by CPU and memory, and takes pods away slowly', () => {
    expect(theOnly(HorizontalPodAutoscalerV2, stack)).toMatchObject({
      spec: {
        min_replicas: 2,
        max_replicas: 10,
        scale_target_ref: { api_version: 'apps/v1', kind: 'Deployment', name: deployment.metadata.name },
        metric: [
          { resource: { name: 'cpu', target: { average_utilization: 50 } } },
          { resource: { name: 'memory', target: { average_utilization: 90 } } },
        ],
        behavior: {
          scale_up: [{ stabilization_window_seconds: 0 }],
          scale_down: [
            {
              stabilization_window_seconds: 300,
              policy: [
                { type: 'Pods', value: 1 },
                { type: 'Percent', value: 25 },
              ],
            },
          ],
        },
      },
    });
  });

  it('stays until the Ingress has let go of the pods, since it waits for what they wait for', () => {
    expect(theOnly(HorizontalPodAutoscalerV2, stack)).toHaveProperty('depends_on', deployment.depends_on);
  });

  it('sets the count from the first pods on: no plan shows a scale-out as a change', () => {
    expect(deployment).toMatchObject({ spec: { replicas: '2' }, lifecycle: { ignore_changes: ['spec[0].replicas'] } });
  });
});

describe('a rollout', () => {
  it('adds before it takes away, and is waited for as long as a node, a fetch and a load may take', () => {
    expect(deployment).toMatchObject({
      spec: { strategy: { rolling_update: { max_unavailable: '0', max_surge: '25%' } } },
      timeouts: { create: '56m', update: '56m' },
    });
    const deadline = (change: Partial<TensorFlowServingProps>) => only(change).spec.progress_deadline_seconds;
    expect(deadline({ sizeMiB: 50_000 })).toBeGreaterThan(deadline({}));
    expect(deadline({ surroundings: { headroom: 0, provisionMinutes: 15 } })).toBe(deadline({}) + 600);
  });

  it('follows any change of the files, which are never changed under a running pod', () => {
    const files = (change: Partial<TensorFlowServingProps>) => theOnly(ConfigMapV1, aServedModel(change)) as Named;
    const names = [
      files({}),
      files({ version: 8, modelUri: 's3://models-111122223333/resnet/8' }),
      files({ batching: 'latency' }),
      files({ batching: 'throughput' }),
    ].map(({ metadata }) => metadata.generate_name);
    expect(new Set(names).size).toBe(4);
    expect(files({})).toMatchObject({ immutable: true, lifecycle: { create_before_destroy: true } });
    expect(files({ onDemandFloor: 2 }).metadata.generate_name).toBe(names[0]);
  });

  it('that failed can be taken back: the files of before get another name, for the old ones are still there', () => {
    const { metadata } = theOnly(ConfigMapV1, stack) as { readonly metadata: object };
    expect(metadata).toMatchObject({ generate_name: expect.stringMatching(/^resnet-[0-9a-f]{8}-$/) as string });
    expect(metadata).not.toHaveProperty('name');
  });

  it('keeps no revision whose files are gone', () => {
    expect(deployment).toMatchObject({ spec: { revision_history_limit: 0 } });
  });

  it('hands scripts on as bash reads them, not as Terraform would', () => {
    const { data } = theOnly(ConfigMapV1, stack) as { readonly data: Readonly<Record<string, string>> };
    expect(Object.keys(data).sort()).toEqual([
      'drain.sh',
      'load-model.sh',
      'models.config',
      'monitoring.config',
      'serve.sh',
    ]);
    for (const text of Object.values(data)) expect(text.replaceAll('$${', '')).not.toContain('${');
  });
});

describe('what exists before the first pod', () => {
  it('is the policy, the budget, and whatever it was told to wait for', () => {
    expect(deployment).toMatchObject({
      depends_on: expect.arrayContaining([
        expect.stringMatching(/^kubernetes_network_policy_v1\.Model_Policy/),
        expect.stringMatching(/^helm_release\.Model_Objects/),
        expect.stringMatching(/^kubernetes_service_v1/),
      ]) as string[],
    });
  });

  it('is made anew under its old name only after that is free, when a first apply ran out of time', () => {
    const all = Object.entries(stack.resource ?? {}).flatMap(([type, resources]) =>
      Object.values(resources).map((resource) => ({ type, resource })),
    );
    const ahead = all.filter(({ resource }) => /"create_before_destroy":true/.test(JSON.stringify(resource)));
    expect(all.length).toBeGreaterThan(5);
    expect(ahead.map(({ type }) => type)).toEqual(['kubernetes_config_map_v1']);
  });
});

describe('the network policy', () => {
  const policies = Object.values(resourcesOf(NetworkPolicyV1, stack)) as (Named & {
    readonly spec: Readonly<Record<string, unknown>>;
  })[];
  const [policy] = named(policies, 'resnet');

  it('lets the balancer in, on two ports, and nobody else', () => {
    expect(policy?.spec.ingress).toEqual([
      {
        from: [{ ip_block: { cidr: '10.0.0.0/20' } }, { ip_block: { cidr: '10.0.16.0/20' } }],
        ports: [
          { port: '8500', protocol: 'TCP' },
          { port: '8501', protocol: 'TCP' },
        ],
      },
    ]);
  });

  it('lets pods ask for names, an identity and the store, and reach nothing private', () => {
    expect(policy?.spec.egress).toEqual([
      expect.objectContaining({
        ports: [
          { port: '53', protocol: 'TCP' },
          { port: '53', protocol: 'UDP' },
        ],
      }),
      {
        to: [{ ip_block: { cidr: '169.254.170.23/32' } }, { ip_block: { cidr: 'fd00:ec2::23/128' } }],
        ports: [{ port: '80', protocol: 'TCP' }],
      },
      {
        to: [
          {
            ip_block: {
              cidr: '0.0.0.0/0',
              except: expect.arrayContaining(['10.0.0.0/8', '169.254.0.0/16']) as string[],
            },
          },
        ],
        ports: [{ port: '443', protocol: 'TCP' }],
      },
    ]);
  });
});
