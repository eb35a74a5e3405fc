import type { ICluster, INetwork } from '@spot-serving/core';
import { Construct } from 'constructs';
import type { ClusterProps } from './cluster-props';
import type { NodeAccess } from './node-access';

/** Interface first; the body follows. */
export abstract class Cluster extends Construct implements ICluster {
  abstract readonly name: string;
  abstract readonly endpoint: string;
  abstract readonly certificateAuthority: string;
  abstract readonly version: string;
  abstract readonly securityGroupId: string;
  abstract readonly network: INetwork;
  /** What nodes outside of EKS's own groups need to join. */
  abstract readonly nodes: NodeAccess;

  /** @throws MisconfigurationError with every problem of `props` at once */
  constructor(scope: Construct, id: string, props: ClusterProps) {
    super(scope, id);
    void props;
  }
}
