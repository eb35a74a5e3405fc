import type { DeploymentV1SpecTemplateSpecContainer } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { startup } from '../planning';
import { grpcPort, restPort } from '../server';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

type Probes = Pick<DeploymentV1SpecTemplateSpecContainer, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;

/**
 * How the kubelet knows a ModelServer (serving 1.3): it opens its ports once the model is loaded, so an open REST port is the end of the start;
 * it is ready while it can serve exactly this version; and it is alive while gRPC's health service answers.
 *
 * A flood of requests takes the threads that answer probes on the REST port, of all pods at once. So to be no longer ready takes a minute:
 * the balancer's own check is faster, and lets requests through when no target passes it, but a pod that is not ready is taken from it, and
 * the last one too (Elastic Load Balancing user guide, "Health checks for your target groups"; serving 1.7). Liveness takes two minutes, on
 * the other port: a busy server must not be killed.
 */
export function serverProbes({ model, version, sizeMiB, flags }: TensorFlowServingProps): Probes {
  const { startupProbe } = startup({ sizeMiB, warmup: flags.enableModelWarmup });
  const path = `/v1/models/${model}/versions/${version}/metadata`;
  return {
    startupProbe: { tcpSocket: [{ port: String(restPort) }], ...startupProbe },
    readinessProbe: {
      httpGet: { path, port: String(restPort) },
      periodSeconds: 5,
      timeoutSeconds: 10,
      failureThreshold: 6,
    },
    livenessProbe: { grpc: [{ port: grpcPort }], periodSeconds: 20, timeoutSeconds: 10, failureThreshold: 6 },
  };
}
