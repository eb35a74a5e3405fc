import type { PodTemplate } from '../pod-template';
import { fieldsOf, listOf, type Problem, textsOf, when } from '../problem';
import { type Check, inEachContainer, inEachContext, inherited } from './check';
import { addedCapabilities } from './contexts';

const volumes = [
  ...[
    'configMap',
    'csi',
    'downwardAPI',
    'emptyDir',
    'ephemeral',
    'image',
    'persistentVolumeClaim',
    'projected',
    'secret',
  ],
];

const notAbsent = 'the provider sends false when run_as_non_root is absent, and false overrides the pod';

/** What the level `restricted` asks for beyond `baseline` (Kubernetes 1.34, "Pod Security Standards"; pod-security-admission v0.34.4). */
export const restricted: readonly Check[] = [
  { id: 'restrictedVolumes', level: 'restricted', instead: 'hostPathVolumes', problems: volumeProblems },
  {
    id: 'allowPrivilegeEscalation',
    level: 'restricted',
    notOnWindows: true,
    problems: (pod) =>
      inEachContainer(pod, ({ securityContext }) => {
        const { allowPrivilegeEscalation: value } = fieldsOf(securityContext);
        return when(value !== false, 'securityContext.allowPrivilegeEscalation', value, 'write false');
      }),
  },
  {
    id: 'runAsNonRoot',
    level: 'restricted',
    problems: (pod) =>
      inherited(pod, ({ runAsNonRoot }) => runAsNonRoot, {
        path: 'runAsNonRoot',
        isRight: (value) => value === true,
        fix: `write true (${notAbsent})`,
      }),
  },
  {
    id: 'runAsUser',
    level: 'restricted',
    problems: (pod) =>
      inEachContext(pod, ({ runAsUser }) =>
        when(runAsUser === 0, 'runAsUser', runAsUser, 'write another user than root'),
      ),
  },
  {
    id: 'seccompProfile_restricted',
    level: 'restricted',
    instead: 'seccompProfile_baseline',
    notOnWindows: true,
    problems: (pod) =>
      inherited(
        pod,
        ({ seccompProfile }) => (seccompProfile === undefined ? undefined : (fieldsOf(seccompProfile).type ?? '')),
        {
          path: 'seccompProfile.type',
          isRight: (value) => value === 'RuntimeDefault' || value === 'Localhost',
          fix: 'write RuntimeDefault or Localhost',
        },
      ),
  },
  {
    id: 'capabilities_restricted',
    level: 'restricted',
    instead: 'capabilities_baseline',
    notOnWindows: true,
    problems: (pod) => [...keptCapabilities(pod), ...addedCapabilities(pod, ['NET_BIND_SERVICE'])],
  },
];

function keptCapabilities(pod: PodTemplate): Problem[] {
  return inEachContainer(pod, ({ securityContext }) => {
    const { drop } = fieldsOf(fieldsOf(securityContext).capabilities);
    return when(!textsOf(drop).includes('ALL'), 'securityContext.capabilities.drop', drop, 'write ["ALL"]');
  });
}

function volumeProblems({ spec }: PodTemplate): Problem[] {
  return listOf(spec.volumes).flatMap((volume, index) => {
    const sources = Object.keys(volume).filter((key) => key !== 'name');
    // A volume that names no source becomes an emptyDir (kubernetes, pkg/apis/core/v1/defaults.go, `SetDefaults_Volume`).
    const wrong = sources.length > 0 && !sources.some((source) => volumes.includes(source));
    return when(wrong, `spec.volumes[${index}]`, sources, `only ${volumes.join(', ')} may be mounted`);
  });
}
