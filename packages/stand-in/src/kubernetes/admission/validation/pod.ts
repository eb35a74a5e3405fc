import { isIP } from 'node:net';

import { containersOf } from '../pod-template';
import { below, type Fields, fieldsOf, inEach, listOf, type Problem, repeated, unknownWord, when } from '../problem';
import { affinityProblems } from './affinity';
import { containerProblems } from './container';
import { dnsLabel, dnsSubdomain, formProblems, labelProblems } from './forms';
import { numberProblems } from './numbers';
import { spreadKey, spreadProblems, tolerationProblems } from './placement';
import { securityProblems } from './security';
import { volumeProblems } from './volume';

const restarts = ['Always', 'OnFailure', 'Never'];
const dnsPolicies = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

/** What is wrong with a pod, its volumes and its containers (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `ValidatePodSpec`). */
export function podSpecProblems(spec: Fields): Problem[] {
  const names = listOf(spec.volumes).map(({ name }) => name);
  const { nodeSelector, restartPolicy, dnsPolicy } = spec;
  return [
    ...when(listOf(spec.containers).length === 0, 'containers', spec.containers, 'name at least one'),
    ...containersOf(spec).flatMap(({ path, container }) => below(path, containerProblems(container, names))),
    ...initProblems(spec),
    ...sameNames(spec),
    ...inEach('volumes', spec.volumes, volumeProblems),
    ...repeated('volumes', spec.volumes, ({ name }) => name as string, 'give each volume a name of its own'),
    ...below('securityContext', securityProblems(fieldsOf(spec.securityContext))),
    ...affinityProblems(spec.affinity),
    ...inEach('tolerations', spec.tolerations, tolerationProblems),
    ...inEach('topologySpreadConstraints', spec.topologySpreadConstraints, spreadProblems),
    ...repeated('topologySpreadConstraints', spec.topologySpreadConstraints, spreadKey, 'spread once over it'),
    ...inEach('hostAliases', spec.hostAliases, ({ ip }) =>
      when(isIP(String(ip)) === 0, 'ip', ip, 'write an address, such as 10.0.0.1'),
    ),
    ...when(dnsPolicy === 'None' && spec.dnsConfig === undefined, 'dnsConfig', undefined, 'name the servers for None'),
    ...formProblems('runtimeClassName', spec.runtimeClassName, dnsSubdomain),
    ...labelProblems('nodeSelector', nodeSelector),
    ...unknownWord('restartPolicy', restartPolicy, restarts),
    ...unknownWord('dnsPolicy', dnsPolicy, dnsPolicies),
    ...numberProblems('activeDeadlineSeconds', spec.activeDeadlineSeconds, 1, 2 ** 31 - 1),
    ...formProblems('serviceAccountName', spec.serviceAccountName, dnsSubdomain),
    ...formProblems('priorityClassName', spec.priorityClassName, dnsSubdomain),
    ...formProblems('hostname', spec.hostname, dnsLabel),
    ...hostProcessProblems(spec),
    ...hostNetworkProblems(spec),
  ];
}

function hostProcessProblems({ hostPID, shareProcessNamespace }: Fields): Problem[] {
  const both = hostPID === true && shareProcessNamespace === true;
  return when(both, 'shareProcessNamespace', true, 'a pod in the processes of the node has none to share');
}

function sameNames(spec: Fields): Problem[] {
  const seen = new Set<unknown>();
  return containersOf(spec).flatMap(({ path, container: { name } }) => {
    const again = seen.has(name);
    seen.add(name);
    return when(again, `${path}.name`, name, 'give each container a name of its own');
  });
}

/** Probes are for containers that stay. */
function initProblems(spec: Fields): Problem[] {
  return inEach('initContainers', spec.initContainers, (container) =>
    container.restartPolicy === 'Always'
      ? []
      : ['livenessProbe', 'readinessProbe', 'startupProbe', 'lifecycle'].flatMap((name) =>
          when(container[name] !== undefined, name, container[name], 'a container that ends has none'),
        ),
  );
}

/** In the node's network a port of a container is the node's. */
function hostNetworkProblems(spec: Fields): Problem[] {
  if (spec.hostNetwork !== true) return [];
  return containersOf(spec).flatMap(({ path, container }) =>
    inEach(`${path}.ports`, container.ports, ({ containerPort, hostPort = containerPort }) =>
      when(
        hostPort !== containerPort,
        'hostPort',
        hostPort,
        `in the network of the node it is ${String(containerPort)}`,
      ),
    ),
  );
}
