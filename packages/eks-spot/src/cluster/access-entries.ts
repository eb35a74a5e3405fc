import { EksAccessEntry } from '@cdktf/provider-aws/lib/eks-access-entry';
import { EksAccessPolicyAssociation } from '@cdktf/provider-aws/lib/eks-access-policy-association';
import { Construct } from 'constructs';

/**
 * Access policies of EKS (EKS user guide, "Review access policy permissions"), and how the addresses of their associations end, which are public API.
 * `AmazonEKSAdminViewPolicy` reads every object, also the Secrets in which helm keeps its releases.
 */
const endings = { AmazonEKSClusterAdminPolicy: 'everything', AmazonEKSAdminViewPolicy: 'sight' } as const;

/** Who may do what in which cluster. */
export interface AccessEntriesProps {
  /** Name of the cluster, as an output of it. */
  readonly clusterName: string;
  /** Partition of the cluster. */
  readonly partition: string;
  /** ARNs of IAM roles; they name the entries in the state. */
  readonly roles: readonly string[];
  /** The access policy that they get, for the whole cluster. */
  readonly policy: keyof typeof endings;
}

/**
 * Rights of IAM roles in a cluster, by access entries: the only way in, for the cluster knows no `aws-auth` and gives nothing
 * to whoever created it (EKS user guide, "Grant IAM users access to Kubernetes with EKS access entries").
 */
export class AccessEntries extends Construct {
  constructor(scope: Construct, id: string, { clusterName, partition, roles, policy }: AccessEntriesProps) {
    super(scope, id);
    const policyArn = `arn:${partition}:eks::aws:cluster-access-policy/${policy}`;
    for (const principalArn of roles) {
      const name = nameOf(principalArn);
      const entry = new EksAccessEntry(this, name, { clusterName, principalArn, type: 'STANDARD' });
      const association = {
        clusterName,
        principalArn: entry.principalArn,
        policyArn,
        accessScope: { type: 'cluster' },
      };
      new EksAccessPolicyAssociation(this, `${name}-${endings[policy]}`, association);
    }
  }
}

/** The role's path and name, as a construct's id may be: without slashes. */
function nameOf(roleArn: string): string {
  return roleArn.slice(roleArn.indexOf(':role/') + ':role/'.length).replaceAll('/', '.');
}
