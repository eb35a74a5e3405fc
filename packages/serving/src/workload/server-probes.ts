import type { DeploymentV1SpecTemplateSpecContainer } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { startup } from '../planning';
import { grpcPort, restPort } from '../server';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

type Probes = Pick<DeploymentV1SpecTemplateSpecContainer, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;

/**
 * How the kubelet knows a ModelServer (serving 1.3): it opens its ports once the model is loaded, so an open REST port is the end of the start;
 * it is ready while it can serve exactly this version; and it is alive while gRPC's health service answers.
 *
 * Liveness is slack, two minutes, and not on the REST port, whose threads a flood of requests takes: a busy server must not be killed.
 */
export function serverProbes({ model, version, sizeMiB, flags }: TensorFlowServingProps): Probes {
  const { startupProbe } = startup({ sizeMiB, warmup: flags.enableModelWarmup });
  const path = `/v1/models/${model}/versions/${version}/metadata`;
  return {
    startupProbe: { tcpSocket: [{ port: String(restPort) }], ...startupProbe },
    readinessProbe: { httpGet: { path, port: String(restPort) }, periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 3 },
    livenessProbe: { grpc: [{ port: grpcPort }], periodSeconds: 20, timeoutSeconds: 10, failureThreshold: 6 },
  };
}
