/** Ways into a running pod (Kubernetes API reference, Pod: its subresources); kubectl's `debug` adds an ephemeral container. */
const waysIn = ['exec', 'attach', 'portforward', 'ephemeralcontainers'];

/**
 * Metric filter pattern for events of an EKS audit log by which somebody goes into a pod, or tries to. A session of a role is known by its user name,
 * `arn:aws:sts::<account>:assumed-role/<role>/<session>`, in which neither part has a slash (EKS user guide, "Create access entries": user names by default).
 *
 * @param expectedRoles names of roles whose sessions are no news
 */
export function podAccessPattern(expectedRoles: readonly string[]): string {
  const goesIn = `($.objectRef.subresource = %${waysIn.map((way) => `^${way}$`).join('|')}%)`;
  if (expectedRoles.length === 0) return `{ ${goesIn} }`;
  const expected = expectedRoles.map((role) => `[0-9].assumed-role/${role}/[^/]+$`).join('|');
  return `{ ${goesIn} && ($.user.username != %${expected}%) }`;
}
