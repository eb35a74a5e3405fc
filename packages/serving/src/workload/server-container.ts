import type { DeploymentV1SpecTemplateSpecContainer } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import { modelServerPorts } from '@spot-serving/core/numbers';

import type { ServingPlan } from '../planning';
import { drainEnvironment } from '../scripts';
import { modelServerArguments } from '../server';
import { environmentOf } from './loader-container';
import { modelServer } from './model-server';
import { scriptNames } from './pod-files';
import { pidFile, podFolders } from './pod-folders';
import { podResources } from './pod-resources';
import { containerSecurity } from './pod-security';
import { serverProbes } from './server-probes';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

/**
 * ModelServer as the child of a shell that stays PID 1: the kernel then keeps SIGTERM from both, and the preStop script alone ends the server,
 * once it is quiet (serving 1.6). preStop is a command, for the bindings know no `sleep`, and a sleep could end nothing early.
 */
export function serverContainer(
  props: TensorFlowServingProps,
  plan: ServingPlan,
): DeploymentV1SpecTemplateSpecContainer {
  const { requests, limits } = podResources(plan.resources);
  const script = (name: string) => ['/bin/bash', `${podFolders.files}/${name}`];
  return {
    name: 'model-server',
    image: props.modelServerImage,
    command: script(scriptNames.serve),
    args: modelServerArguments(modelServer(props)),
    env: environmentOf({ HOME: podFolders.scratch, ...drainEnvironment({ pidFile, ...plan.drain.terms }) }),
    port: [
      { name: 'grpc', containerPort: modelServerPorts.grpc, protocol: 'TCP' },
      { name: 'http', containerPort: modelServerPorts.rest, protocol: 'TCP' },
    ],
    lifecycle: { preStop: [{ exec: { command: script(scriptNames.drain) } }] },
    ...serverProbes(props, plan),
    resources: { requests, limits },
    securityContext: containerSecurity,
    volumeMount: [
      { name: 'models', mountPath: podFolders.models, readOnly: true },
      { name: 'scratch', mountPath: podFolders.scratch },
      { name: 'files', mountPath: podFolders.files, readOnly: true },
    ],
  };
}
