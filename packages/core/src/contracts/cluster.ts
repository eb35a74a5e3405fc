import type { INetwork } from './network';

/** A Kubernetes control plane on EKS, as its users need it. */
export interface ICluster {
  /** Name of the cluster, as in `aws eks describe-cluster`. */
  readonly name: string;
  /** HTTPS address of the API server. */
  readonly endpoint: string;
  /** Certificate authority of the API server, PEM in base64. */
  readonly certificateAuthority: string;
  /** Kubernetes minor version, such as `1.33`. */
  readonly version: string;
  /** The security group that EKS made for the control plane and managed nodes. */
  readonly securityGroupId: string;
  /** Where the nodes run. */
  readonly network: INetwork;
}
