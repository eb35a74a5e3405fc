import { below, type Fields, fieldsOf, inEach, type Problem, repeated, unknownWord, when } from '../problem';
import { dnsLabel, formProblems, portName } from './forms';
import { portProblems } from './numbers';
import { lifecycleProblems, probeProblems } from './probe';
import { resourceProblems } from './resources';
import { securityProblems } from './security';
import { variableProblems } from './variables';

const protocols = ['TCP', 'UDP', 'SCTP'];
/** What of a file system is passed on between host and container. */
const propagations = ['None', 'HostToContainer', 'Bidirectional'];

/** What is wrong with a container of a pod (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `validateContainerCommon`). */
export function containerProblems(container: Fields, volumes: readonly unknown[]): Problem[] {
  const {
    name,
    image = '',
    imagePullPolicy,
    ports,
    env,
    volumeMounts,
    resources,
    terminationMessagePolicy,
  } = container;
  return [
    ...formProblems('name', name, dnsLabel),
    ...when(image === '', 'image', image, 'name an image'),
    ...unknownWord('imagePullPolicy', imagePullPolicy, ['Always', 'IfNotPresent', 'Never']),
    ...unknownWord('terminationMessagePolicy', terminationMessagePolicy, ['File', 'FallbackToLogsOnError']),
    ...inEach('ports', ports, portEntryProblems),
    ...repeated('ports', ports, ({ name: port }) => port as string | undefined, 'give each port a name of its own'),
    ...inEach('env', env, variableProblems),
    ...inEach('volumeMounts', volumeMounts, (mount) => mountProblems(mount, volumes)),
    ...repeated('volumeMounts', volumeMounts, ({ mountPath }) => mountPath as string, 'mount one volume at a path'),
    ...below('resources', resourceProblems(fieldsOf(resources))),
    ...['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) => probeProblems(probe, container[probe])),
    ...lifecycleProblems(container.lifecycle),
    ...below('securityContext', securityProblems(fieldsOf(container.securityContext))),
  ];
}

function portEntryProblems({ containerPort, hostPort, name, protocol }: Fields): Problem[] {
  return [
    ...portProblems('containerPort', containerPort),
    ...portProblems('hostPort', hostPort),
    ...formProblems('name', name, portName),
    ...unknownWord('protocol', protocol, protocols),
  ];
}

function mountProblems(
  { name, mountPath = '', mountPropagation, subPath = '' }: Fields,
  volumes: readonly unknown[],
): Problem[] {
  const outside = String(subPath).startsWith('/') || String(subPath).split('/').includes('..');
  return [
    ...when(!volumes.includes(name), 'name', name, 'the pod has no such volume'),
    ...when(mountPath === '', 'mountPath', mountPath, 'name a path'),
    ...when(outside, 'subPath', subPath, 'name a path below the volume'),
    ...unknownWord('mountPropagation', mountPropagation, propagations),
  ];
}
