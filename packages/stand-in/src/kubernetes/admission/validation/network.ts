import { isIP } from 'node:net';

import { type Fields, fieldsOf, inEach, listOf, type Problem, textsOf, unknownWord, when } from '../problem';
import { isCidr, isWithin } from './cidr';
import { dns1035Label, dnsSubdomain, formProblems, portName } from './forms';
import { portProblems } from './numbers';
import { targetProblems } from './probe';
import { selectorProblems } from './selector';

/** What is wrong with a policy on who may speak with pods (kubernetes v1.34.4, pkg/apis/networking/validation/validation.go). */
export function networkPolicyProblems({ podSelector, policyTypes, ingress, egress }: Fields): Problem[] {
  const strange = textsOf(policyTypes).filter((type) => type !== 'Ingress' && type !== 'Egress');
  const ruleProblems = (peers: string) => (rule: Fields) => [
    ...inEach('ports', rule.ports, policyPortProblems),
    ...inEach(peers, rule[peers], peerProblems),
  ];
  return [
    ...selectorProblems('podSelector', podSelector),
    ...when(strange.length > 0, 'policyTypes', strange, 'write Ingress, Egress or both'),
    ...inEach('ingress', ingress, ruleProblems('from')),
    ...inEach('egress', egress, ruleProblems('to')),
  ];
}

function policyPortProblems({ port, endPort, protocol }: Fields): Problem[] {
  const first = typeof port === 'number' ? port : undefined;
  return [
    ...unknownWord('protocol', protocol, ['SCTP', 'TCP', 'UDP']),
    ...(port === undefined ? [] : targetProblems('port', port)),
    ...portProblems('endPort', endPort),
    ...when(
      endPort !== undefined && first === undefined,
      'endPort',
      endPort,
      'a range begins with the number of a port',
    ),
    ...when(typeof endPort === 'number' && endPort < (first ?? 0), 'endPort', endPort, `port is ${first}`),
  ];
}

function peerProblems({ podSelector, namespaceSelector, ipBlock }: Fields): Problem[] {
  const pods = podSelector !== undefined || namespaceSelector !== undefined;
  const { cidr = '', except } = fieldsOf(ipBlock);
  const outside = textsOf(except).filter((block) => !isCidr(block) || !isWithin(block, String(cidr)));
  return [
    ...when(!pods && ipBlock === undefined, '', undefined, 'choose pods, namespaces or addresses'),
    ...when(pods && ipBlock !== undefined, 'ipBlock', ipBlock, 'choose pods or addresses, not both'),
    ...selectorProblems('podSelector', podSelector),
    ...selectorProblems('namespaceSelector', namespaceSelector),
    ...when(ipBlock !== undefined && !isCidr(String(cidr)), 'ipBlock.cidr', cidr, 'write a block of addresses'),
    ...when(outside.length > 0, 'ipBlock.except', outside, `write smaller blocks of ${String(cidr)}`),
  ];
}

/** What is wrong with an Ingress. */
export function ingressProblems({ defaultBackend, rules, tls, ingressClassName }: Fields): Problem[] {
  const none = defaultBackend === undefined && listOf(rules).length === 0;
  return [
    ...when(none, '', undefined, 'write rules or a defaultBackend'),
    ...(defaultBackend === undefined ? [] : backendProblems('defaultBackend', fieldsOf(defaultBackend))),
    ...formProblems('ingressClassName', ingressClassName, dnsSubdomain),
    ...inEach('rules', rules, ({ host, http }) => [
      ...hostProblems('host', host),
      ...inEach('http.paths', fieldsOf(http).paths, pathProblems),
    ]),
    ...inEach('tls', tls, ({ hosts, secretName }) => [
      ...textsOf(hosts).flatMap((host, index) => hostProblems(`hosts[${index}]`, host)),
      ...formProblems('secretName', secretName, dnsSubdomain),
    ]),
  ];
}

function hostProblems(path: string, host: unknown): Problem[] {
  if (host === undefined || host === '') return [];
  if (typeof host !== 'string') return formProblems(path, host, dnsSubdomain);
  return [
    ...when(isIP(host) !== 0, path, host, 'write a name, not an address'),
    ...formProblems(path, host.replace(/^\*\./, ''), dnsSubdomain),
  ];
}

const strangePath = /\/\/|\/\.\/|\/\.\.\/|%2f|%2F|\/\.\.?$/;

function pathProblems({ path, pathType, backend }: Fields): Problem[] {
  const plain = pathType === 'ImplementationSpecific';
  const text = typeof path === 'string' ? path : '';
  const relative = path === undefined ? !plain : !text.startsWith('/');
  return [
    ...unknownWord('pathType', pathType, ['Exact', 'ImplementationSpecific', 'Prefix']),
    ...when(relative, 'path', path, 'begin with "/"'),
    ...when(!plain && strangePath.test(text), 'path', path, 'write no "//", "/./", "/../" and no encoded "/"'),
    ...backendProblems('backend', fieldsOf(backend)),
  ];
}

function backendProblems(path: string, { service, resource }: Fields): Problem[] {
  const { name: serviceName = '', port } = fieldsOf(service);
  const { name, number = 0 } = fieldsOf(port);
  const both = name !== undefined && number !== 0;
  if (service === undefined) return when(resource === undefined, path, undefined, 'name a service or a resource');
  return [
    ...when(resource !== undefined, path, resource, 'name a service or a resource, not both'),
    ...formProblems(`${path}.service.name`, serviceName, dns1035Label),
    ...when(both || (name === undefined && number === 0), `${path}.service.port`, port, 'write a name or a number'),
    ...formProblems(`${path}.service.port.name`, name, portName),
    ...(number === 0 ? [] : portProblems(`${path}.service.port.number`, number)),
  ];
}
