import type { Transition } from './transition';

/** What happens to requests on their way in, by a name for the row. */
export const requestTransitions: Record<string, Transition> = {
  'canary gets everything': {
    type: 'kubernetes_ingress_v1',
    attribute: /actions\..*\.targetGroups\[[^\]]*\]\.weight$/,
    when: { higher: true, matches: /^100$/ },
    severity: 'care',
    topic: 'changes',
    words: 'all requests of {name} go to {key}',
    source: 'AWS Load Balancer Controller, "Ingress annotations", actions',
  },
  'another weight': {
    type: 'kubernetes_ingress_v1',
    attribute: /actions\..*\.targetGroups\[[^\]]*\]\.weight$/,
    when: { higher: true },
    severity: 'routine',
    topic: 'changes',
    words: '{key} gets {to} % of the requests of {name}, instead of {from} %',
    source: 'AWS Load Balancer Controller, "Ingress annotations", actions',
  },
  'old TLS': {
    type: 'kubernetes_ingress_v1',
    attribute: /\/ssl-policy$/,
    when: { matches: /^ELBSecurityPolicy-(?!TLS13-1-[23]-|TLS-1-2-|FS-1-2-)/ },
    severity: 'danger',
    topic: 'weaker',
    words: 'clients with TLS below 1.2 are let in by {name}',
    source: 'Elastic Load Balancing user guide, "Security policies for your Application Load Balancer"',
  },
  'another certificate': {
    type: 'kubernetes_ingress_v1',
    attribute: /\/certificate-arn$/,
    when: {},
    severity: 'care',
    topic: 'changes',
    words: 'another certificate is shown by {name}',
    source: 'AWS Load Balancer Controller, "Ingress annotations", certificate-arn',
  },
  'another address': {
    type: 'aws_route53_record',
    attribute: /^(?:records|alias)\b/,
    when: {},
    severity: 'care',
    topic: 'changes',
    words: 'who asks for {name} is led elsewhere; who has asked goes on to the old place until the TTL ends',
    source: 'Amazon Route 53 developer guide, "Values that are common for all routing policies", TTL',
  },
  'another way out': {
    type: 'aws_route',
    attribute: /^(?:gateway_id|nat_gateway_id|transit_gateway_id|vpc_endpoint_id|network_interface_id)$/,
    when: {},
    severity: 'care',
    topic: 'changes',
    words: 'what goes to {name} takes another way: connections that are open break',
    source: 'Amazon VPC user guide, "Configure route tables"',
  },
};
