import { Failure } from '@spot-serving/terraform-runner';

import type { RehearsedStack } from '../rehearse/rehearsed-stack';

const kubernetes = ['hashicorp/kubernetes', 'hashicorp/helm'];

/** Whether a stack makes something in a cluster. */
export function isForCluster({ providers }: Pick<RehearsedStack, 'providers'>): boolean {
  return providers.some((provider) => kubernetes.includes(provider));
}

/** An app has nothing for a cluster. */
export class NothingForClusters extends Failure {
  constructor() {
    super('no stack of the app has the kubernetes or the helm provider', 2);
  }
}
