import { always, type Expander, ifSet, inStruct } from '../translate/expander';

const port: Expander = {
  source: 'structure_service_spec.go expandServicePort',
  arguments: {
    app_protocol: ifSet('text'),
    name: ifSet('text'),
    node_port: ifSet('whole', { computed: true }),
    port: inStruct('whole'),
    protocol: ifSet('text', { default: 'TCP' }),
    target_port: inStruct('wholeOrText', { computed: true, zero: '' }),
  },
};

const clientIp: Expander = {
  source: 'structure_service_spec.go expandSessionAffinityConfigClientIP',
  arguments: { timeout_seconds: always('whole', { computed: true }) },
};

const affinityConfig: Expander = {
  source: 'structure_service_spec.go expandSessionAffinityConfig',
  arguments: { client_ip: always('block', { computed: true, of: clientIp, to: 'clientIP' }) },
};

const loadBalancerOnly: readonly [string, string] = ['type', 'LoadBalancer'];

/** The name under which pods are asked. */
export const serviceSpec: Expander = {
  source: 'structure_service_spec.go expandServiceSpec',
  arguments: {
    allocate_load_balancer_node_ports: always('flag', { default: true, onlyIf: loadBalancerOnly }),
    cluster_ip: ifSet('text', { computed: true, to: 'clusterIP' }),
    cluster_ips: ifSet('texts', { computed: true, to: 'clusterIPs' }),
    external_ips: ifSet('texts', { to: 'externalIPs' }),
    external_name: ifSet('text'),
    external_traffic_policy: ifSet('text', { computed: true }),
    health_check_node_port: ifSet('whole', { computed: true }),
    internal_traffic_policy: ifSet('text', { computed: true }),
    ip_families: ifSet('texts', { computed: true }),
    ip_family_policy: ifSet('text', { computed: true }),
    load_balancer_class: ifSet('text', { onlyIf: loadBalancerOnly }),
    load_balancer_ip: ifSet('text', { to: 'loadBalancerIP' }),
    load_balancer_source_ranges: ifSet('texts'),
    port: ifSet('blocks', { of: port, to: 'ports' }),
    publish_not_ready_addresses: ifSet('flag', { default: false }),
    selector: ifSet('map'),
    session_affinity: ifSet('text', { default: 'None' }),
    session_affinity_config: ifSet('block', { of: affinityConfig, computed: true }),
    type: ifSet('text', { default: 'ClusterIP' }),
  },
};
