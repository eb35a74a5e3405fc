import { always, type Expander, ifSet, inStruct } from '../translate/expander';
import { labelSelector } from './selector';

const policyPort: Expander = {
  source: 'structure_network_policy.go expandNetworkPolicyV1Ports',
  arguments: { end_port: ifSet('whole'), port: ifSet('wholeOrText'), protocol: ifSet('text', { default: 'TCP' }) },
};

const ipBlock: Expander = {
  source: 'structure_network_policy.go expandIPBlock',
  arguments: { cidr: inStruct('text'), except: ifSet('texts') },
};

const peer: Expander = {
  source: 'structure_network_policy.go expandNetworkPolicyV1Peer',
  arguments: {
    ip_block: ifSet('block', { of: ipBlock }),
    namespace_selector: ifSet('block', { of: labelSelector }),
    pod_selector: ifSet('block', { of: labelSelector }),
  },
};

const keepsEmpty = true;
const ports = ifSet('blocks', { of: policyPort, keepsEmpty });
const peers = ifSet('blocks', { of: peer, keepsEmpty });

/** Who may speak with some pods. */
export const networkPolicySpec: Expander = {
  source: 'structure_network_policy.go expandNetworkPolicyV1Spec',
  arguments: {
    egress: ifSet('blocks', {
      keepsEmpty,
      of: { source: 'structure_network_policy.go expandNetworkPolicyV1Egress', arguments: { ports, to: peers } },
    }),
    ingress: ifSet('blocks', {
      keepsEmpty,
      of: { source: 'structure_network_policy.go expandNetworkPolicyV1Ingress', arguments: { from: peers, ports } },
    }),
    pod_selector: inStruct('block', { of: labelSelector }),
    policy_types: ifSet('texts'),
  },
};

const backendPort: Expander = {
  source: 'structure_ingress_spec_v1.go expandIngressV1Backend',
  arguments: { name: ifSet('text'), number: ifSet('whole') },
};

const backendService: Expander = {
  source: 'structure_ingress_spec_v1.go expandIngressV1Backend',
  arguments: { name: inStruct('text'), port: inStruct('block', { of: backendPort }) },
};

const backendResource: Expander = {
  source: 'structure_ingress_spec_v1.go expandIngressV1Backend',
  arguments: { api_group: always('text'), kind: inStruct('text'), name: inStruct('text') },
};

const backend: Expander = {
  source: 'structure_ingress_spec_v1.go expandIngressV1Backend',
  arguments: { resource: ifSet('block', { of: backendResource }), service: ifSet('block', { of: backendService }) },
};

const path: Expander = {
  source: 'structure_ingress_spec_v1.go expandIngressV1Rule',
  arguments: {
    backend: inStruct('block', { of: backend }),
    path: ifSet('text'),
    path_type: inStruct('text', {
      default: 'ImplementationSpecific',
      consequence: 'the controller decides what matches',
    }),
  },
};

const rule: Expander = {
  source: 'structure_ingress_spec_v1.go expandIngressV1Rule',
  arguments: {
    host: ifSet('text'),
    http: ifSet('block', {
      of: {
        source: 'structure_ingress_spec_v1.go expandIngressV1Rule',
        arguments: { path: ifSet('blocks', { of: path, to: 'paths' }) },
      },
    }),
  },
};

const tls: Expander = {
  source: 'structure_ingress_spec_v1.go expandIngressV1TLS',
  arguments: { hosts: ifSet('texts'), secret_name: ifSet('text') },
};

/** What comes in from outside, and where it goes. */
export const ingressSpec: Expander = {
  source: 'structure_ingress_spec_v1.go expandIngressV1Spec',
  arguments: {
    default_backend: ifSet('block', { of: backend }),
    ingress_class_name: ifSet('text', { computed: true }),
    rule: ifSet('blocks', { of: rule, to: 'rules' }),
    tls: ifSet('blocks', { of: tls, keepsEmpty }),
  },
};
