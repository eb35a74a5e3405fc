import { below, type Fields, fieldsOf, inEach, listOf, type Problem, repeated, unknownWord, when } from '../problem';
import { containersOf } from '../pod-template';
import { affinityProblems } from './affinity';
import { containerProblems } from './container';
import { dnsLabel, dnsSubdomain, formProblems, labelProblems } from './forms';
import { numberProblems } from './numbers';
import { spreadProblems, tolerationProblems } from './placement';
import { securityProblems } from './security';

const restarts = ['Always', 'OnFailure', 'Never'];
const dnsPolicies = ['ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'];

/** What is wrong with a pod, its volumes and its containers (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `ValidatePodSpec`). */
export function podSpecProblems(spec: Fields): Problem[] {
  const names = listOf(spec.volumes).map(({ name }) => name);
  const { hostPID, shareProcessNamespace, nodeSelector, restartPolicy, dnsPolicy } = spec;
  return [
    ...when(listOf(spec.containers).length === 0, 'containers', spec.containers, 'name at least one'),
    ...containersOf(spec).flatMap(({ path, container }) => below(path, containerProblems(container, names))),
    ...sameNames(spec),
    ...inEach('volumes', spec.volumes, volumeProblems),
    ...repeated('volumes', spec.volumes, ({ name }) => name as string, 'give each volume a name of its own'),
    ...below('securityContext', securityProblems(fieldsOf(spec.securityContext))),
    ...affinityProblems(spec.affinity),
    ...inEach('tolerations', spec.tolerations, tolerationProblems),
    ...inEach('topologySpreadConstraints', spec.topologySpreadConstraints, spreadProblems),
    ...labelProblems('nodeSelector', nodeSelector),
    ...unknownWord('restartPolicy', restartPolicy, restarts),
    ...unknownWord('dnsPolicy', dnsPolicy, dnsPolicies),
    ...numberProblems('activeDeadlineSeconds', spec.activeDeadlineSeconds, 1, 2 ** 31 - 1),
    ...formProblems('serviceAccountName', spec.serviceAccountName, dnsSubdomain),
    ...formProblems('priorityClassName', spec.priorityClassName, dnsSubdomain),
    ...formProblems('hostname', spec.hostname, dnsLabel),
    ...when(
      hostPID === true && shareProcessNamespace === true,
      'shareProcessNamespace',
      true,
      'a pod in the processes of the node has none to share',
    ),
    ...hostNetworkProblems(spec),
  ];
}

function sameNames(spec: Fields): Problem[] {
  const seen = new Set<unknown>();
  return containersOf(spec).flatMap(({ path, container: { name } }) => {
    const again = seen.has(name);
    seen.add(name);
    return when(again, `${path}.name`, name, 'give each container a name of its own');
  });
}

/** A volume with no source becomes an emptyDir. */
function volumeProblems(volume: Fields): Problem[] {
  const { name, configMap, secret, hostPath } = volume;
  const sources = Object.keys(volume).filter((key) => key !== 'name');
  const { secretName } = fieldsOf(secret);
  return [
    ...when(name === undefined || name === '', 'name', name, 'name the volume'),
    ...formProblems('name', name, dnsLabel),
    ...when(sources.length > 1, '', sources, 'name one source'),
    ...when(
      configMap !== undefined && fieldsOf(configMap).name === undefined,
      'configMap.name',
      undefined,
      'name a ConfigMap',
    ),
    ...when(secret !== undefined && secretName === undefined, 'secret.secretName', undefined, 'name a Secret'),
    ...when(hostPath !== undefined && fieldsOf(hostPath).path === '', 'hostPath.path', '', 'name a path'),
    ...['configMap', 'secret', 'downwardAPI', 'projected'].flatMap((source) =>
      numberProblems(`${source}.defaultMode`, fieldsOf(volume[source]).defaultMode, 0, 0o777),
    ),
  ];
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
