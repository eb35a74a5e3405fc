import { policyDocument } from '@spot-serving/core';

/** A Kubernetes service account of one cluster. */
export interface ServiceAccount {
  /** ARN of the cluster. */
  readonly clusterArn: string;
  /** The AWS account of the cluster, twelve digits. */
  readonly account: string;
  /** Namespace of the service account. */
  readonly namespace: string;
  /** Name of the service account. */
  readonly serviceAccount: string;
}

/**
 * Who may take the role of a service account's pods, as JSON: EKS Pod Identity, from our own account, and only with the session tags that
 * it sets for this cluster, namespace and service account; so an association elsewhere gets nothing (EKS user guide, "Create IAM role with
 * trust policy required by EKS Pod Identity" and "Enable or disable session tags").
 */
export function podTrustPolicy({ clusterArn, account, namespace, serviceAccount }: ServiceAccount): string {
  return policyDocument([
    {
      Sid: 'PodsOfThisServiceAccount',
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringEquals: {
          'aws:SourceAccount': account,
          'aws:RequestTag/eks-cluster-arn': clusterArn,
          'aws:RequestTag/kubernetes-namespace': namespace,
          'aws:RequestTag/kubernetes-service-account': serviceAccount,
        },
      },
    },
  ]);
}
