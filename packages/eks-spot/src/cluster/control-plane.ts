import { EksCluster } from '@cdktf/provider-aws/lib/eks-cluster';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';

import type { ResolvedClusterProps } from './cluster-props';

/** Every log of the control plane (EKS API reference, LogSetup). */
const logTypes = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'];

/** What a control plane stands on. */
export interface ControlPlaneParts {
  /** ARN of its role. */
  readonly roleArn: string;
  /** ARN of the key of its secrets. */
  readonly secretsKeyArn: string;
  /** What must exist before it, and after it when all is destroyed: rights of the role, and the log group. */
  readonly after: ITerraformDependable[];
}

/** The EKS cluster itself: strangers have no way in, not even whoever creates it, and no add-on is in it that EKS put there by itself. */
export function controlPlane(
  scope: Construct,
  id: string,
  props: ResolvedClusterProps,
  parts: ControlPlaneParts,
): EksCluster {
  const { name, version, network, publicCidrs, support, deletionProtection, zonalShift, serviceCidr } = props;
  const isPublic = publicCidrs.length > 0;
  return new EksCluster(scope, id, {
    name,
    version,
    roleArn: parts.roleArn,
    accessConfig: { authenticationMode: 'API', bootstrapClusterCreatorAdminPermissions: false },
    bootstrapSelfManagedAddons: false,
    vpcConfig: {
      subnetIds: network.privateSubnetIds,
      endpointPrivateAccess: true,
      endpointPublicAccess: isPublic,
      publicAccessCidrs: isPublic ? [...publicCidrs] : undefined,
    },
    kubernetesNetworkConfig: { ipFamily: 'ipv4', serviceIpv4Cidr: serviceCidr },
    encryptionConfig: { provider: { keyArn: parts.secretsKeyArn }, resources: ['secrets'] },
    enabledClusterLogTypes: logTypes,
    deletionProtection,
    upgradePolicy: { supportType: support.toUpperCase() },
    zonalShiftConfig: { enabled: zonalShift },
    dependsOn: parts.after,
  });
}
