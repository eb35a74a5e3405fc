import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { Construct } from 'constructs';

/** Who administers which cluster. */
export interface AdministratorsProps {
  /** Name of the cluster, as an output of it. */
  readonly clusterName: string;
  /** Partition of the cluster. */
  readonly partition: string;
  /** ARNs of IAM roles; they name the entries in the state. */
  readonly roles: readonly string[];
}

/**
 * The roles that may do everything in a cluster, by access entries: the only way in, for the cluster knows no `aws-auth` and gives nothing
 * to whoever created it (EKS user guide, "Grant IAM users access to Kubernetes with EKS access entries").
 */
export class Administrators extends Construct {
  constructor(scope: Construct, id: string, { clusterName, partition, roles }: AdministratorsProps) {
    super(scope, id);
    const policyArn = `arn:${partition}:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy`;
    for (const principalArn of roles) {
      const name = nameOf(principalArn);
      const entry = new EksAccessEntry(this, name, { clusterName, principalArn, type: 'STANDARD' });
      const right = { clusterName, principalArn: entry.principalArn, policyArn, accessScope: { type: 'cluster' } };
      new EksAccessPolicyAssociation(this, `${name}-everything`, right);
    }
  }
}

/** The role's path and name, as a construct's id may be: without slashes. */
function nameOf(roleArn: string): string {
  return roleArn.slice(roleArn.indexOf(':role/') + ':role/'.length).replaceAll('/', '.');
}
