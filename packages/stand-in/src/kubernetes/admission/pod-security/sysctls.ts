/** Kernel settings that a pod may have, by the version that let them in. */
const sysctls: readonly (readonly [since: number, names: readonly string[]])[] = [
  [
    0,
    [
      'kernel.shm_rmid_forced',
      'net.ipv4.ip_local_port_range',
      'net.ipv4.ip_unprivileged_port_start',
      'net.ipv4.ping_group_range',
      'net.ipv4.tcp_syncookies',
    ],
  ],
  [27, ['net.ipv4.ip_local_reserved_ports']],
  [
    29,
    [
      'net.ipv4.tcp_fin_timeout',
      'net.ipv4.tcp_keepalive_intvl',
      'net.ipv4.tcp_keepalive_probes',
      'net.ipv4.tcp_keepalive_time',
    ],
  ],
  [32, ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']],
];

/** Kernel settings that touch nothing but the pod itself, in a version of the policy (pod-security-admission v0.34.4, policy/check_sysctls.go). */
export function safeSysctls(minor: number): string[] {
  return sysctls.flatMap(([since, names]) => (since <= minor ? [...names] : []));
}
