import type { DeploymentV1SpecTemplateSpecInitContainer } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import type { ServingPlan } from '../planning';
import { loaderEnvironment } from '../scripts';
import { scriptNames } from './pod-files';
import { podFolders } from './pod-folders';
import { podResources } from './pod-resources';
import { containerSecurity } from './pod-security';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

/** File whose text the pod's status shows once the container has ended (Kubernetes, "Determine the Reason for Pod Failure"): Kubernetes' own default. */
const terminationLog = '/dev/termination-log';

/** Fetches the version, verifies it and puts it in its place, before ModelServer starts; a version that is not whole never gets there. */
export function loaderContainer(
  props: TensorFlowServingProps,
  plan: ServingPlan,
): DeploymentV1SpecTemplateSpecInitContainer {
  const { loaderImage, modelUri, version, manifest, region } = props;
  const { requests, limits } = podResources(plan.resources);
  const folders = { modelFolder: podFolders.models, home: podFolders.scratch, report: terminationLog };
  const settings = { modelUri, version, manifest, region, ...folders };
  return {
    name: 'loader',
    image: loaderImage,
    command: ['/bin/bash', `${podFolders.files}/${scriptNames.loader}`],
    env: environmentOf(loaderEnvironment(settings)),
    terminationMessagePath: terminationLog,
    resources: { requests, limits },
    securityContext: containerSecurity,
    volumeMount: [
      { name: 'models', mountPath: podFolders.models },
      { name: 'scratch', mountPath: podFolders.scratch },
      { name: 'files', mountPath: podFolders.files, readOnly: true },
    ],
  };
}

/** Variables as a container takes them, sorted, so that their order is no change. */
export function environmentOf(variables: Readonly<Record<string, string>>): { name: string; value: string }[] {
  return Object.entries(variables)
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
