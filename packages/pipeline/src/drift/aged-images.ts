import type { Plan } from '@spot-serving/plan-review';

/** Days after which an image of nodes is old: a month, as PCI DSS 4.0 (6.3.3) gives for patches of what is critical; EKS publishes one every week or two. */
const oldestDays = 30;

const day = 86_400_000;

/**
 * Groups of a plan whose nodes run an image that is older than a month, by the date in the release's name (EKS API reference, Nodegroup, releaseVersion:
 * `1.35.6-20260714`). Pools have the image of the system nodes, which alone say its release.
 *
 * @param date such as `2026-11-22`
 * @returns a clause for each, such as `aws_eks_node_group.system runs image 1.35.6-20260714, of 131 days ago`
 */
export function agedImages({ changes }: Plan, date: string): readonly string[] {
  return changes.flatMap(({ address, type, change: { after } }) => {
    const release = type === 'aws_eks_node_group' ? releaseOf(after) : undefined;
    const age = release === undefined ? undefined : ageOf(release, date);
    return age !== undefined && age > oldestDays ? [`${address} runs image ${release}, of ${age} days ago`] : [];
  });
}

function releaseOf(group: unknown): string | undefined {
  const { release_version: release } = (group ?? {}) as { readonly release_version?: unknown };
  return typeof release === 'string' ? release : undefined;
}

function ageOf(release: string, date: string): number | undefined {
  const [, year, month, ofMonth] = /-(\d{4})(\d{2})(\d{2})$/.exec(release) ?? [];
  const age = (Date.parse(date) - Date.parse(`${year}-${month}-${ofMonth}`)) / day;
  return Number.isFinite(age) ? Math.floor(age) : undefined;
}
