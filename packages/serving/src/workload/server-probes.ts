import type { DeploymentV1SpecTemplateSpecContainer } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import { modelServerPorts } from '@spot-serving/core/numbers';

import type { Probe, ServingPlan } from '../planning';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

type Probes = Pick<DeploymentV1SpecTemplateSpecContainer, 'startupProbe' | 'readinessProbe' | 'livenessProbe'>;

/**
 * How the kubelet knows a ModelServer (serving 1.3): it opens its ports once the model is loaded, so an open REST port is the end of the start;
 * it is ready while it can serve exactly this version; and it is alive while gRPC's health service answers.
 */
export function serverProbes({ model, version }: TensorFlowServingProps, { probes }: ServingPlan): Probes {
  const [grpc, rest] = [modelServerPorts.grpc, String(modelServerPorts.rest)];
  const path = `/v1/models/${model}/versions/${version}/metadata`;
  return {
    startupProbe: { tcpSocket: [{ port: rest }], ...times(probes.startup) },
    readinessProbe: { httpGet: { path, port: rest }, ...times(probes.readiness) },
    livenessProbe: { grpc: [{ port: grpc }], ...times(probes.liveness) },
  };
}

const times = ({ periodSeconds, timeoutSeconds, failureThreshold }: Probe) => ({
  periodSeconds,
  timeoutSeconds,
  failureThreshold,
});
