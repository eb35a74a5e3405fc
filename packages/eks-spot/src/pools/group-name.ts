/**
 * Name of the Auto Scaling group of a pool, `<cluster>-<pool>`: known before the group is, for the interruption queue's rules, and stable,
 * for the autoscaler's priorities, which match groups by name.
 */
export function groupName(clusterName: string, poolName: string): string {
  return `${clusterName}-${poolName}`;
}
