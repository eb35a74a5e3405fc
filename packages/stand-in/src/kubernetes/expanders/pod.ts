import { always, type Expander, ifSet, inStruct } from '../translate/expander';
import { affinity } from './affinity';
import { container } from './container';
import { metadata } from './metadata';
import { toleration, topologySpread } from './placement';
import { named } from './reference';
import { podSecurityContext } from './security-context';
import { volume } from './volume';

const dnsOption: Expander = {
  source: 'structures_pod.go expandDNSConfigOptions',
  arguments: { name: ifSet('text'), value: always('text') },
};

const dnsConfig: Expander = {
  source: 'structures_pod.go expandPodDNSConfig',
  arguments: {
    nameservers: ifSet('texts'),
    option: ifSet('blocks', { of: dnsOption, to: 'options' }),
    searches: ifSet('texts'),
  },
};

const hostAlias: Expander = {
  source: 'structure_hostalias.go expandHostaliases',
  arguments: { hostnames: ifSet('texts'), ip: ifSet('text') },
};

const readinessGate: Expander = {
  source: 'structures_pod.go expandReadinessGates',
  arguments: { condition_type: inStruct('text') },
};

const os: Expander = { source: 'structures_pod.go expandOS', arguments: { name: inStruct('text') } };

/** What runs in a pod, and where. */
export const podSpec: Expander = {
  source: 'structures_pod.go expandPodSpec',
  arguments: {
    active_deadline_seconds: ifSet('whole'),
    affinity: ifSet('block', { of: affinity }),
    automount_service_account_token: always('flag', {
      default: true,
      consequence: "overrides the service account's `false`: a token is mounted into every container",
    }),
    container: inStruct('blocks', { of: container, to: 'containers', zero: null }),
    dns_config: ifSet('block', { of: dnsConfig }),
    dns_policy: ifSet('text', { default: 'ClusterFirst' }),
    enable_service_links: always('flag', { default: true }),
    host_aliases: ifSet('blocks', { of: hostAlias }),
    host_ipc: ifSet('flag', { default: false, to: 'hostIPC' }),
    host_network: ifSet('flag', { default: false }),
    host_pid: ifSet('flag', { default: false, to: 'hostPID' }),
    hostname: ifSet('text', { computed: true }),
    image_pull_secrets: ifSet('blocks', { of: named('structures.go expandLocalObjectReferenceArray') }),
    init_container: ifSet('blocks', { of: container, to: 'initContainers' }),
    node_name: ifSet('text', { computed: true }),
    node_selector: ifSet('map'),
    os: ifSet('block', { of: os }),
    priority_class_name: ifSet('text'),
    readiness_gate: ifSet('blocks', { of: readinessGate, to: 'readinessGates' }),
    restart_policy: ifSet('text', { default: 'Always' }),
    runtime_class_name: ifSet('text'),
    scheduler_name: ifSet('text', { computed: true }),
    security_context: ifSet('block', { of: podSecurityContext }),
    service_account_name: ifSet('text', { computed: true }),
    share_process_namespace: always('flag', { default: false }),
    subdomain: ifSet('text'),
    termination_grace_period_seconds: always('whole', { default: 30 }),
    toleration: ifSet('blocks', { of: toleration, to: 'tolerations' }),
    topology_spread_constraint: ifSet('blocks', { of: topologySpread, to: 'topologySpreadConstraints' }),
    volume: ifSet('blocks', { of: volume, to: 'volumes' }),
  },
};

/** What a workload makes its pods by. */
export const podTemplate: Expander = {
  source: 'structures_deployment.go expandPodTemplate',
  arguments: { metadata: inStruct('block', { of: metadata }), spec: inStruct('block', { of: podSpec }) },
};
