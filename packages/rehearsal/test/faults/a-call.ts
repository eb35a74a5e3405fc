import type { ProviderCall } from '@spot-serving/stand-in';

/** The creation of a cluster through a labelled connection. */
export function aCall(change: Partial<ProviderCall> = {}): ProviderCall {
  return {
    phase: 'apply',
    type: 'aws_eks_cluster',
    label: 'cluster aws_eks_cluster.main',
    region: 'eu-west-1',
    prior: null,
    wanted: { name: 'prod' },
    ...change,
  };
}
