import { partitionIn, type Place } from '@spot-serving/core';

/** Names and ARNs of a cluster, known before anything exists: policies name them, and stay readable in a plan. */
export interface ClusterIdentity {
  /** Partition of every ARN. */
  readonly partition: string;
  /** ARN of the account. */
  readonly rootArn: string;
  /** ARN of the cluster. */
  readonly clusterArn: string;
  /** Name of the control plane's role. */
  readonly controlPlaneRoleName: string;
  /** ARN of the control plane's role. */
  readonly controlPlaneRoleArn: string;
  /** Log group of the control plane; EKS fixes its name (EKS user guide, "Send control plane logs to CloudWatch Logs"). */
  readonly controlPlaneLogGroup: string;
  /** Log groups of containers and nodes; the log shipper fixes their names (aws-observability/helm-charts@71a298f, values.yaml). */
  readonly nodeLogGroups: readonly string[];
}

/** Names and ARNs of the cluster of `place`; in the partition `aws` when the region's is unknown, which `clusterProblems` refuses. */
export function clusterIdentity({ name, region, account }: Place): ClusterIdentity {
  const partition = partitionIn(region).id;
  const controlPlaneRoleName = `${name}-control-plane`;
  return {
    partition,
    rootArn: `arn:${partition}:iam::${account}:root`,
    clusterArn: `arn:${partition}:eks:${region}:${account}:cluster/${name}`,
    controlPlaneRoleName,
    controlPlaneRoleArn: `arn:${partition}:iam::${account}:role/${controlPlaneRoleName}`,
    controlPlaneLogGroup: `/aws/eks/${name}/cluster`,
    nodeLogGroups: ['application', 'dataplane', 'host', 'performance'].map(
      (kind) => `/aws/containerinsights/${name}/${kind}`,
    ),
  };
}

/** ARN of a log group. */
export function logGroupArn({ region, account }: Place, logGroup: string): string {
  return `arn:${partitionIn(region).id}:logs:${region}:${account}:log-group:${logGroup}`;
}

/** ARN of a policy that AWS manages. */
export function managedPolicyArn({ partition }: ClusterIdentity, policy: string): string {
  return `arn:${partition}:iam::aws:policy/${policy}`;
}
