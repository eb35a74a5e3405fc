import type { DeploymentV1SpecTemplate } from '@cdktf/provider-kubernetes/lib/deployment-v1';

import type { ServingPlan } from '../planning';
import { type Capacity, deploymentLabels, objectLabels } from './labels';
import { loaderContainer } from './loader-container';
import { podSecurity } from './pod-security';
import { podSpread } from './pod-spread';
import { serverContainer } from './server-container';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

/** Which pods of a model. */
export interface ServingPodProps {
  /** The model. */
  readonly serving: TensorFlowServingProps;
  /** Its numbers. */
  readonly plan: ServingPlan;
  /** Which Deployment. */
  readonly capacity: Capacity;
  /** Name of the ConfigMap with its files. */
  readonly configMap: string;
}

/**
 * A pod that serves one version of one model. It shares no process namespace, in which SIGTERM would reach the server at once and lose what it is
 * answering (serving 1.6).
 */
export function servingPod({ serving, plan, capacity, configMap }: ServingPodProps): DeploymentV1SpecTemplate {
  const { service, version, priorityClassName } = serving;
  const { gracePeriodSeconds, podsPerNode } = plan.drain.terms;
  const { name, namespace, serviceAccount } = service;
  const { apartFromHeadroom } = plan;
  return {
    metadata: {
      labels: {
        ...objectLabels(name),
        ...deploymentLabels(name, capacity),
        'app.kubernetes.io/version': String(version),
      },
      annotations: safeToEvict,
    },
    spec: {
      serviceAccountName: serviceAccount,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      shareProcessNamespace: false,
      priorityClassName,
      terminationGracePeriodSeconds: gracePeriodSeconds,
      securityContext: podSecurity,
      ...podSpread({ name, namespace, capacity, podsPerNode, apartFromHeadroom }),
      initContainer: [loaderContainer(serving, plan)],
      container: [serverContainer(serving, plan)],
      volume: [
        { name: 'models', emptyDir: { sizeLimit: `${plan.resources.modelVolumeMiB}Mi` } },
        { name: 'scratch', emptyDir: { sizeLimit: `${plan.resources.scratchVolumeMiB}Mi` } },
        { name: 'files', configMap: { name: configMap, defaultMode: '0555' } },
      ],
    },
  };
}

/** Local volumes would keep the autoscaler from ever removing the node (cluster-autoscaler FAQ); what is in them comes from the store again. */
const safeToEvict = {
  'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true',
  'cluster-autoscaler.kubernetes.io/safe-to-evict-local-volumes': 'models,scratch',
};
