import type { ITerraformDependable } from 'cdktf';

/** What an instance needs to become a node of a cluster, beside the cluster's own attributes. */
export interface NodeAccess {
  /** ARN of the instance profile whose role the cluster admits as a node. */
  readonly instanceProfileArn: string;
  /** The one security group of a node: rules to and from the control plane and other nodes, and the cluster's tag. */
  readonly securityGroupId: string;
  /** ARN of the key that encrypts volumes; Auto Scaling may use it. */
  readonly volumeKeyArn: string;
  /** IPv4 block of the cluster's services, which the node's configuration names. */
  readonly serviceCidr: string;
  /** SSM parameter that holds the id of the image for this Kubernetes version: of one release where the release is pinned. */
  readonly imageParameter: string;
  /** What must exist before the first instance starts: the role's admission and rights, and the add-ons that every node waits for. */
  readonly ready: readonly ITerraformDependable[];
}
