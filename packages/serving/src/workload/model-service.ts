import { ServiceAccountV1 } from '@cdktf/provider-kubernetes/lib/service-account-v1';
import { ServiceV1 } from '@cdktf/provider-kubernetes/lib/service-v1';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { requireValid } from '@spot-serving/core';
import { selectorLabels } from '@spot-serving/core';
import { modelServerPorts } from '@spot-serving/core/numbers';

import { objectLabels } from './labels';
import { workloadNameProblems } from './names';

/** What a model's pods are found by. */
export interface ModelServiceProps {
  /** Name of the Service, and of all that belongs to the model: `resnet`, or `resnet-canary`. */
  readonly name: string;
  /** Namespace of it. */
  readonly namespace: string;
  /** What must exist first. @default nothing */
  readonly after?: readonly ITerraformDependable[];
}

/**
 * The Service and the service account of a model's pods: what an Ingress, a pod identity association and the pods refer to.
 *
 * It is apart from {@link TensorFlowServing} because readiness gates are added only to pods whose Service is behind an Ingress already: Service
 * first, Ingress next, pods last. The pods get no token of the Kubernetes API.
 */
export class ModelService extends Construct {
  /** The name of both. */
  readonly name: string;
  /** Namespace of both. */
  readonly namespace: string;
  /** Name of the service account, known once it exists. */
  readonly serviceAccount: string;
  /** What an Ingress waits for. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws MisconfigurationError when Kubernetes would refuse the name */
  constructor(scope: Construct, id: string, { name, namespace, after = [] }: ModelServiceProps) {
    super(scope, id);
    requireValid(this, workloadNameProblems(name));
    const metadata = { name, namespace, labels: objectLabels(name) };
    const shared = { metadata, dependsOn: [...after] };
    const account = new ServiceAccountV1(this, 'Account', { ...shared, automountServiceAccountToken: false });
    const service = new ServiceV1(this, 'Resource', {
      ...shared,
      spec: { selector: selectorLabels(name), port: [...ports] },
    });
    this.name = name;
    this.namespace = namespace;
    this.serviceAccount = account.metadata.name;
    this.ready = [account, service];
  }
}

const ports = [
  { name: 'grpc', port: modelServerPorts.grpc, targetPort: 'grpc' },
  { name: 'http', port: modelServerPorts.rest, targetPort: 'http' },
] as const;
