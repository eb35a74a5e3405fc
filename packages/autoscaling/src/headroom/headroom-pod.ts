import type { DeploymentV1SpecTemplateSpec } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import {
  imageWithDigest,
  mirroredImage,
  placementOn,
  priorityClassNames,
  publicImages,
  scheduleFor,
  workloadLabel,
} from '@spot-serving/core';
import type { ControllerProps } from '@spot-serving/helm-release';

import type { Resources } from './headroom-size';

/** Does nothing, and is on every node's disk in some version (kubernetes v1.35.8, cmd/kubeadm/app/constants/constants.go, PauseVersion). */
export const pauseImage = `${publicImages.pause}:3.10.1`;

/**
 * A placeholder: on any serving node, Spot or On-Demand, it holds room and gives it up within half a second, without a grace period
 * (drain.md, conclusion 5). It has no anti-affinity, and no rights.
 */
export function headroomPod(
  request: Resources,
  { imageRegistry, images }: Pick<ControllerProps, 'imageRegistry' | 'images'> = {},
): DeploymentV1SpecTemplateSpec {
  const resources = { cpu: request.cpu, memory: request.memory };
  const { taints } = scheduleFor('serving', 'spot');
  const { nodeSelector, tolerations } = placementOn({ labels: { [workloadLabel]: 'serving' }, taints });
  return {
    priorityClassName: priorityClassNames.headroom,
    terminationGracePeriodSeconds: 0,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    nodeSelector: { ...nodeSelector },
    toleration: [...tolerations],
    securityContext: { runAsNonRoot: true, runAsUser: nobody, seccompProfile: { type: 'RuntimeDefault' } },
    container: [
      {
        name: 'pause',
        image: mirroredImage(imageWithDigest(pauseImage, { images }), imageRegistry),
        resources: { requests: resources, limits: resources },
        // Unsaid, runAsNonRoot is sent as false, and the pod refused (terraform-provider-kubernetes v2.38.0, kubernetes/structures_container.go).
        securityContext: {
          runAsNonRoot: true,
          allowPrivilegeEscalation: false,
          privileged: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      },
    ],
  };
}

/** The user of the pause image itself (kubernetes, build/pause/Dockerfile). */
const nobody = '65535';
