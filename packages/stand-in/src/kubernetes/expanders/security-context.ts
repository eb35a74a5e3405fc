import { always, type Expander, ifSet, inStruct } from '../translate/expander';

const seccompProfile: Expander = {
  source: 'structures_pod.go expandSeccompProfile',
  arguments: {
    type: inStruct('text', {
      default: 'Unconfined',
      consequence: 'no filter of system calls: refused by PodSecurity `baseline` and `restricted`',
    }),
    localhost_profile: always('text', { onlyIf: ['type', 'Localhost'] }),
  },
};

const seLinuxOptions: Expander = {
  source: 'structures_pod.go expandSeLinuxOptions',
  arguments: { level: ifSet('text'), role: ifSet('text'), type: ifSet('text'), user: ifSet('text') },
};

const capabilities: Expander = {
  source: 'structures_container.go expandSecurityCapabilities',
  arguments: { add: ifSet('texts'), drop: ifSet('texts') },
};

const emptyName = 'an empty name: the API server refuses the pod';

const windowsOptions: Expander = {
  source: 'structures_pod.go expandWindowsOptions',
  arguments: {
    gmsa_credential_spec: always('text', { consequence: emptyName }),
    gmsa_credential_spec_name: always('text', { consequence: emptyName }),
    host_process: always('flag', { default: false }),
    run_as_username: always('text', { to: 'runAsUserName', consequence: emptyName }),
  },
};

const sysctl: Expander = {
  source: 'structures_pod.go expandSysctls',
  arguments: { name: inStruct('text'), value: inStruct('text') },
};

/** Of a container. */
export const containerSecurityContext: Expander = {
  source: 'structures_container.go expandContainerSecurityContext',
  arguments: {
    allow_privilege_escalation: always('flag', {
      default: true,
      consequence: 'refused by PodSecurity `restricted`, as it is when absent',
    }),
    capabilities: ifSet('block', { of: capabilities }),
    privileged: always('flag', { default: false }),
    read_only_root_filesystem: always('flag', { default: false }),
    run_as_group: ifSet('textAsWhole'),
    run_as_non_root: always('flag', {
      consequence: "overrides the pod's `true`: the container may run as root, and PodSecurity `restricted` refuses it",
    }),
    run_as_user: ifSet('textAsWhole'),
    seccomp_profile: ifSet('block', { of: seccompProfile }),
    se_linux_options: ifSet('block', { of: seLinuxOptions, to: 'seLinuxOptions' }),
  },
};

/** Of a pod. */
export const podSecurityContext: Expander = {
  source: 'structures_pod.go expandPodSecurityContext',
  arguments: {
    fs_group: ifSet('textAsWhole'),
    fs_group_change_policy: ifSet('text'),
    run_as_group: ifSet('textAsWhole'),
    run_as_non_root: always('flag', {
      consequence: 'refused by PodSecurity `restricted`, even if every container says `true`',
    }),
    run_as_user: ifSet('textAsWhole'),
    seccomp_profile: ifSet('block', { of: seccompProfile }),
    se_linux_options: ifSet('block', { of: seLinuxOptions, to: 'seLinuxOptions' }),
    supplemental_groups: ifSet('wholes'),
    sysctl: ifSet('blocks', { of: sysctl, to: 'sysctls' }),
    windows_options: ifSet('block', { of: windowsOptions }),
  },
};
