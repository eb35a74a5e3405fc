import type { DeploymentV1SpecTemplate } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { type Capacity, deploymentLabels, objectLabels } from './labels';
import { loaderContainer } from './loader-container';
import { scratchMiB } from './pod-folders';
import { podResources } from './pod-resources';
import { podSecurity } from './pod-security';
import { podSpread } from './pod-spread';
import { serverContainer } from './server-container';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

/** Which pods of a model. */
export interface ServingPodProps {
  /** The model. */
  readonly serving: TensorFlowServingProps;
  /** Which Deployment. */
  readonly capacity: Capacity;
  /** Name of the ConfigMap with its files. */
  readonly configMap: string;
}

/**
 * A pod that serves one version of one model. It shares no process namespace, in which SIGTERM would reach the server at once and lose what it is
 * answering (serving 1.6).
 */
export function servingPod({ serving, capacity, configMap }: ServingPodProps): DeploymentV1SpecTemplate {
  const { service, version, podsPerNode, priorityClassName, gracePeriodSeconds } = serving;
  const { name, serviceAccount } = service;
  return {
    metadata: {
      labels: {
        ...objectLabels(name),
        ...deploymentLabels(name, capacity),
        'app.kubernetes.io/version': String(version),
      },
      annotations: mayLeave,
    },
    spec: {
      serviceAccountName: serviceAccount,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      shareProcessNamespace: false,
      priorityClassName,
      terminationGracePeriodSeconds: gracePeriodSeconds,
      securityContext: podSecurity,
      ...podSpread({ name, capacity, podsPerNode }),
      initContainer: [loaderContainer(serving)],
      container: [serverContainer(serving)],
      volume: [
        { name: 'models', emptyDir: { sizeLimit: podResources(serving).modelVolume } },
        { name: 'scratch', emptyDir: { sizeLimit: `${scratchMiB}Mi` } },
        { name: 'files', configMap: { name: configMap, defaultMode: '0555' } },
      ],
    },
  };
}

/** Local volumes would keep the autoscaler from ever removing the node (cluster-autoscaler FAQ); what is in them comes from the store again. */
const mayLeave = {
  'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true',
  'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': 'models,scratch',
};
