import { fieldsOf, listOf, when } from '../problem';
import { type Check, inEachContainer, inEachContext } from './check';
import { addedCapabilities, defaultCapabilities, filterProblems, otherHosts, seLinuxProblems } from './contexts';
import { safeSysctls } from './sysctls';

const appArmorAnnotation = 'container.apparmor.security.beta.kubernetes.io/';

/** The controls of the level `baseline` (Kubernetes 1.34, "Pod Security Standards"; pod-security-admission v0.34.4, policy/check_*.go). */
export const baseline: readonly Check[] = [
  {
    id: 'hostNamespaces',
    level: 'baseline',
    problems: ({ spec }) =>
      ['hostNetwork', 'hostPID', 'hostIPC'].flatMap((name) =>
        when(spec[name] === true, `spec.${name}`, true, "a pod keeps out of the node's namespaces"),
      ),
  },
  {
    id: 'privileged',
    level: 'baseline',
    problems: (pod) =>
      inEachContainer(pod, ({ securityContext }) =>
        when(fieldsOf(securityContext).privileged === true, 'securityContext.privileged', true, 'write false'),
      ),
  },
  { id: 'capabilities_baseline', level: 'baseline', problems: (pod) => addedCapabilities(pod, defaultCapabilities) },
  {
    id: 'hostPathVolumes',
    level: 'baseline',
    problems: ({ spec }) =>
      listOf(spec.volumes).flatMap(({ hostPath }, index) =>
        when(
          hostPath !== undefined,
          `spec.volumes[${index}].hostPath`,
          hostPath,
          "a pod keeps out of the node's files",
        ),
      ),
  },
  {
    id: 'hostPorts',
    level: 'baseline',
    problems: (pod) =>
      inEachContainer(pod, ({ ports }) =>
        listOf(ports).flatMap(({ hostPort = 0 }, index) =>
          when(hostPort !== 0, `ports[${index}].hostPort`, hostPort, 'leave it out'),
        ),
      ),
  },
  {
    id: 'hostProbesAndHostLifecycle',
    level: 'baseline',
    since: 34,
    problems: (pod) => inEachContainer(pod, otherHosts),
  },
  {
    id: 'appArmorProfile',
    level: 'baseline',
    problems: (pod) => [
      ...inEachContext(pod, ({ appArmorProfile }) => filterProblems('appArmorProfile', appArmorProfile)),
      ...Object.entries(fieldsOf(pod.metadata.annotations)).flatMap(([key, value]) =>
        when(
          key.startsWith(appArmorAnnotation) && !/^(|runtime\/default|localhost\/.*)$/s.test(String(value)),
          `metadata.annotations.${key}`,
          value,
          'write runtime/default',
        ),
      ),
    ],
  },
  {
    id: 'seLinuxOptions',
    level: 'baseline',
    problems: (pod, minor) => inEachContext(pod, (context) => seLinuxProblems(context, minor)),
  },
  {
    id: 'procMount',
    level: 'baseline',
    problems: (pod) =>
      inEachContainer(pod, ({ securityContext }) => {
        const { procMount = 'Default' } = fieldsOf(securityContext);
        return when(procMount !== 'Default', 'securityContext.procMount', procMount, 'leave it out');
      }),
  },
  {
    id: 'seccompProfile_baseline',
    level: 'baseline',
    problems: (pod) => inEachContext(pod, ({ seccompProfile }) => filterProblems('seccompProfile', seccompProfile)),
  },
  {
    id: 'sysctls',
    level: 'baseline',
    problems: ({ spec }, minor) => {
      const allowed = safeSysctls(minor);
      return listOf(fieldsOf(spec.securityContext).sysctls).flatMap(({ name }, index) =>
        when(
          !allowed.includes(name as string),
          `spec.securityContext.sysctls[${index}].name`,
          name,
          'it touches the whole node',
        ),
      );
    },
  },
  {
    id: 'windowsHostProcess',
    level: 'baseline',
    problems: (pod) =>
      inEachContext(pod, ({ windowsOptions }) => {
        const { hostProcess } = fieldsOf(windowsOptions);
        return when(hostProcess === true, 'windowsOptions.hostProcess', true, 'write false');
      }),
  },
];
