import type { PodTemplate } from '../pod-template';
import { type Fields, fieldsOf, type Problem, textsOf, when } from '../problem';
import { inEachContainer } from './check';

/** Capabilities that container runtimes give by themselves (policy/check_capabilities_baseline.go). */
export const defaultCapabilities = [
  ...['AUDIT_WRITE', 'CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'FSETID', 'KILL', 'MKNOD', 'NET_BIND_SERVICE'],
  ...['SETFCAP', 'SETGID', 'SETPCAP', 'SETUID', 'SYS_CHROOT'],
];

const seLinuxTypes = ['', 'container_t', 'container_init_t', 'container_kvm_t'];
/** Let in with 1.31. */
const seLinuxEngine = 'container_engine_t';

const filters = ['RuntimeDefault', 'Localhost'];

/** Capabilities that a container adds beyond these. */
export function addedCapabilities(pod: PodTemplate, allowed: readonly string[]): Problem[] {
  return inEachContainer(pod, ({ securityContext }) => {
    const added = textsOf(fieldsOf(fieldsOf(securityContext).capabilities).add);
    const wrong = added.filter((name) => !allowed.includes(name));
    return when(wrong.length > 0, 'securityContext.capabilities.add', wrong, `only ${allowed.join(', ')} may be added`);
  });
}

/** A filter of system calls, or of files, that is none. */
export function filterProblems(path: string, profile: unknown): Problem[] {
  if (profile === undefined) return [];
  const { type } = fieldsOf(profile);
  return when(!filters.includes(type as string), `${path}.type`, type, 'write RuntimeDefault or Localhost');
}

/** Options of SELinux beyond those of containers. */
export function seLinuxProblems({ seLinuxOptions }: Fields, minor: number): Problem[] {
  const { type = '', user = '', role = '' } = fieldsOf(seLinuxOptions);
  const types = minor >= 31 ? [...seLinuxTypes, seLinuxEngine] : seLinuxTypes;
  return [
    ...when(!types.includes(type as string), 'seLinuxOptions.type', type, `write one of ${types.slice(1).join(', ')}`),
    ...when(user !== '', 'seLinuxOptions.user', user, 'leave it out'),
    ...when(role !== '', 'seLinuxOptions.role', role, 'leave it out'),
  ];
}

/** Probes and hooks that ask another host than the pod itself (since Kubernetes 1.34). */
export function otherHosts(container: Fields): Problem[] {
  const { postStart, preStop } = fieldsOf(container.lifecycle);
  const { livenessProbe, readinessProbe, startupProbe } = container;
  const asked = {
    livenessProbe,
    readinessProbe,
    startupProbe,
    'lifecycle.postStart': postStart,
    'lifecycle.preStop': preStop,
  };
  return Object.entries(asked).flatMap(([path, handler]) =>
    ['httpGet', 'tcpSocket'].flatMap((how) => {
      const { host = '' } = fieldsOf(fieldsOf(handler)[how]);
      return when(host !== '', `${path}.${how}.host`, host, 'leave it out: the kubelet asks the pod itself');
    }),
  );
}
