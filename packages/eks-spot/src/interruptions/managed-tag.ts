/**
 * Tag key of the instances that the termination handler of `clusterName` may drain; its value is ignored.
 *
 * One key per cluster: with the handler's default key, two clusters of an account and region would each claim the other's nodes (infra 2.2,
 * NTH#272). Give it to the pools, to be propagated to instances, and to the handler as `managedTag`. 20 characters and a cluster's name, at
 * most 100, stay below the 128 of a tag key (EC2 user guide, "Tag restrictions").
 */
export function managedTag(clusterName: string): string {
  return `termination-handler/${clusterName}`;
}
