import type { Condition } from '@spot-serving/core';

/** Tag with the cluster's name on everything that the controller makes (its pkg/deploy/tracking/provider.go at v3.5.0). */
export const clusterTag = 'elbv2.k8s.aws/cluster';

/** What this cluster's controller made. */
export function own(clusterName: string): Condition {
  return { StringEquals: { [`aws:ResourceTag/${clusterTag}`]: clusterName } };
}

/** The same, as long as the tag itself is left alone. */
export function ownKeepingTag(clusterName: string): Condition {
  return { ...own(clusterName), Null: { [`aws:RequestTag/${clusterTag}`]: 'true' } };
}

/** What is made with this cluster's tag. */
export function requested(clusterName: string): Condition {
  return { StringEquals: { [`aws:RequestTag/${clusterTag}`]: clusterName } };
}
