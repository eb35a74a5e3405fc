import { isIP } from 'node:net';

import { type Fields, inEach, listOf, type Problem, repeated, textsOf, unknownWord, when } from '../problem';
import { isCidr } from './cidr';
import { dnsLabel, dnsSubdomain, formProblems, keyProblems, labelProblems } from './forms';
import { numberProblems, portProblems } from './numbers';
import { targetProblems } from './probe';

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

/** What is wrong with a Service (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `ValidateService`). */
export function serviceProblems(spec: Fields): Problem[] {
  const { type = 'ClusterIP', externalName, selector } = spec;
  return [
    ...unknownWord('type', type, types),
    ...addressProblems(spec),
    ...(type === 'ExternalName' ? formProblems('externalName', withoutDot(externalName ?? ''), dnsSubdomain) : []),
    ...portsProblems(spec),
    ...labelProblems('selector', selector),
    ...unknownWord('sessionAffinity', spec.sessionAffinity, ['ClientIP', 'None']),
    ...trafficProblems(spec),
    ...rangeProblems(spec),
  ];
}

function addressProblems({ type = 'ClusterIP', clusterIP }: Fields): Problem[] {
  if (clusterIP === undefined || clusterIP === '') return [];
  if (clusterIP === 'None')
    return when(
      type === 'NodePort' || type === 'LoadBalancer',
      'clusterIP',
      clusterIP,
      `a ${String(type)} has an address`,
    );
  const isAddress = typeof clusterIP === 'string' && isIP(clusterIP) !== 0;
  return when(!isAddress, 'clusterIP', clusterIP, 'write an address, or None');
}

function portsProblems({ type, clusterIP, ports }: Fields): Problem[] {
  const count = listOf(ports).length;
  return [
    ...when(count === 0 && type !== 'ExternalName' && clusterIP !== 'None', 'ports', ports, 'name at least one'),
    ...inEach('ports', ports, (port) => portEntryProblems(port, count > 1)),
    ...repeated('ports', ports, ({ name }) => name as string | undefined, 'give each port a name of its own'),
    ...repeated(
      'ports',
      ports,
      ({ protocol = 'TCP', port }) => `${String(protocol)} ${String(port)}`,
      'the Service has this port already',
    ),
  ];
}

function trafficProblems({ type = 'ClusterIP', externalTrafficPolicy, internalTrafficPolicy, externalIPs }: Fields) {
  return [
    ...when(
      externalTrafficPolicy === 'Local' && type === 'ClusterIP' && textsOf(externalIPs).length === 0,
      'externalTrafficPolicy',
      externalTrafficPolicy,
      'only a NodePort or a LoadBalancer has traffic from outside',
    ),
    ...unknownWord('externalTrafficPolicy', externalTrafficPolicy, ['Cluster', 'Local']),
    ...unknownWord('internalTrafficPolicy', internalTrafficPolicy, ['Cluster', 'Local']),
  ];
}

function rangeProblems({ type = 'ClusterIP', loadBalancerSourceRanges: ranges }: Fields): Problem[] {
  const wrongRanges = textsOf(ranges).filter((range) => !isCidr(range.trim()));
  return [
    ...when(
      wrongRanges.length > 0,
      'loadBalancerSourceRanges',
      wrongRanges,
      'write blocks of addresses, such as 10.0.0.0/8',
    ),
    ...when(
      textsOf(ranges).length > 0 && type !== 'LoadBalancer',
      'loadBalancerSourceRanges',
      ranges,
      'only a LoadBalancer has them',
    ),
  ];
}

/** A full name of DNS may end with a dot. */
const withoutDot = (name: unknown): unknown => (typeof name === 'string' ? name.replace(/\.$/, '') : name);

function portEntryProblems(
  { name, port, targetPort, nodePort, protocol, appProtocol }: Fields,
  named: boolean,
): Problem[] {
  return [
    ...when(named && name === undefined, 'name', name, 'name each of several ports'),
    ...formProblems('name', name, dnsLabel),
    ...portProblems('port', port),
    // The API server takes the port itself for 0 and for no text at all.
    ...(targetPort === '' || targetPort === 0 ? [] : targetProblems('targetPort', targetPort)),
    ...numberProblems('nodePort', nodePort, 0, 65535),
    ...unknownWord('protocol', protocol, ['SCTP', 'TCP', 'UDP']),
    ...(typeof appProtocol === 'string' ? keyProblems('appProtocol', appProtocol) : []),
  ];
}
