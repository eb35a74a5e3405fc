import { type Fields, fieldsOf, inEach, type Problem, textsOf, unknownWord, when } from '../problem';
import { numberProblems } from './numbers';

const mostId = 2 ** 31 - 1;
const sysctl = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

/** What contradicts itself in a security context (kubernetes v1.34.4, pkg/apis/core/validation/validation.go, `ValidateSecurityContext`). */
export function securityProblems(context: Fields): Problem[] {
  const { allowPrivilegeEscalation: escalation, privileged, capabilities, runAsUser, runAsGroup, fsGroup } = context;
  const admin = textsOf(fieldsOf(capabilities).add).some((name) => name === 'CAP_SYS_ADMIN');
  return [
    ...when(
      escalation === false && (privileged === true || admin),
      'allowPrivilegeEscalation',
      escalation,
      'a privileged container may always gain privileges: make it unprivileged',
    ),
    ...numberProblems('runAsUser', runAsUser, 0, mostId),
    ...numberProblems('runAsGroup', runAsGroup, 0, mostId),
    ...numberProblems('fsGroup', fsGroup, 0, mostId),
    ...unknownWord('fsGroupChangePolicy', context.fsGroupChangePolicy, ['Always', 'OnRootMismatch']),
    ...inEach('sysctls', context.sysctls, ({ name }) =>
      when(!sysctl.test(String(name)), 'name', name, 'write the name of a sysctl, such as net.core.somaxconn'),
    ),
    ...seccompProblems(context.seccompProfile),
    ...windowsProblems(context.windowsOptions),
  ];
}

function seccompProblems(profile: unknown): Problem[] {
  if (profile === undefined) return [];
  const { type, localhostProfile } = fieldsOf(profile);
  const known = ['Localhost', 'RuntimeDefault', 'Unconfined'];
  return [
    ...when(!known.includes(type as string), 'seccompProfile.type', type, `write one of ${known.join(', ')}`),
    ...when(
      type === 'Localhost' && localhostProfile === undefined,
      'seccompProfile.localhostProfile',
      localhostProfile,
      'name a file',
    ),
    ...when(
      type !== 'Localhost' && localhostProfile !== undefined,
      'seccompProfile.localhostProfile',
      localhostProfile,
      'only Localhost has a file',
    ),
  ];
}

/** Names that are there and empty. */
function windowsProblems(options: unknown): Problem[] {
  const fields = fieldsOf(options);
  return ['gmsaCredentialSpec', 'gmsaCredentialSpecName', 'runAsUserName'].flatMap((name) =>
    when(fields[name] === '', `windowsOptions.${name}`, '', 'name it, or say nothing'),
  );
}
