import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { type AutoscalerSection, requireValid, resolveAutoscaler } from '@spot-serving/core';
import { type ControllerIdentity, ControllerRelease, serviceAccountOf } from '@spot-serving/helm-release';

import { headroomPriority } from '../headroom/priority-classes';
import { type AutoscalerScope, autoscalerStatements } from './autoscaler-statements';
import { autoscalerVersion } from './autoscaler-version';
import { clusterAutoscalerProblems } from './cluster-autoscaler-problems';
import type { ClusterAutoscalerProps } from './cluster-autoscaler-props';
import { expanderPriorities } from './expander-priorities';

/** What we set of the chart's values, beside those of every controller. */
interface ClusterAutoscalerValues {
  readonly cloudProvider: 'aws';
  readonly awsRegion: string;
  readonly autoDiscovery: { readonly clusterName: string; readonly tags: readonly string[] };
  readonly rbac: { readonly serviceAccount: { readonly create: boolean; readonly name: string } };
  readonly replicaCount: number;
  readonly podDisruptionBudget: { readonly maxUnavailable: number };
  readonly expanderPriorities: Readonly<Record<string, readonly string[]>>;
  readonly extraArgs: Readonly<Record<string, string>>;
}

/** Limits of the autoscaler's own example for AWS (cloudprovider/aws/examples/cluster-autoscaler-autodiscover.yaml). */
const resources = { cpu: '100m', memory: '600Mi' };

/**
 * The Kubernetes Cluster Autoscaler: asks a pool for a node when a pod finds no room, Spot first, and gives back what is not needed.
 *
 * Two replicas, of which one leads, so that a lost node does not leave the pools without anybody for minutes.
 */
export class ClusterAutoscaler extends Construct {
  /** What relies on scaling waits for this. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws MisconfigurationError with every problem at once: an unknown Kubernetes minor, pools without a fallback, settings */
  constructor(scope: Construct, id: string, props: ClusterAutoscalerProps) {
    super(scope, id);
    requireValid(this, clusterAutoscalerProblems(props));
    const { cluster, identity, imageRegistry, images, after = [] } = props;
    const imageTag = autoscalerVersion(cluster.version)?.imageTag;
    const values = { ...clusterAutoscalerValues(props) };
    const release = {
      chart: 'cluster-autoscaler',
      resources,
      imageTag,
      imageRegistry,
      images,
      values,
      after: [...identity.ready, ...after],
    } as const;
    this.ready = new ControllerRelease(this, 'Release', release).ready;
  }
}

/** Service account and rights of the autoscaler's pods. */
export function clusterAutoscalerIdentity(scope: AutoscalerScope): ControllerIdentity {
  return { ...serviceAccountOf('cluster-autoscaler'), statements: autoscalerStatements(scope) };
}

function clusterAutoscalerValues({
  cluster,
  region,
  pools,
  settings,
}: ClusterAutoscalerProps): ClusterAutoscalerValues {
  return {
    cloudProvider: 'aws',
    awsRegion: region,
    autoDiscovery: {
      clusterName: cluster.name,
      tags: ['k8s.io/cluster-autoscaler/enabled', `k8s.io/cluster-autoscaler/${cluster.name}`],
    },
    rbac: { serviceAccount: { create: true, name: serviceAccountOf('cluster-autoscaler').serviceAccount } },
    replicaCount: 2,
    podDisruptionBudget: { maxUnavailable: 1 },
    expanderPriorities: expanderPriorities(pools),
    extraArgs: autoscalerArguments(settings),
  };
}

/**
 * Flags of the autoscaler. Nodes are given back although a model lies in a local volume, or a pod of kube-system runs there: both are made
 * again elsewhere (infra 2.5). Daemons do not count as use, or a small node would never be idle.
 */
function autoscalerArguments(settings: AutoscalerSection | undefined): Record<string, string> {
  const { provisionMinutes, backoffMinutes, maxBackoffMinutes, idleMinutes } = resolveAutoscaler(settings);
  return {
    expander: 'priority,least-waste',
    'expendable-pods-priority-cutoff': String(headroomPriority),
    'ignore-daemonsets-utilization': 'true',
    'initial-node-group-backoff-duration': `${backoffMinutes}m`,
    'max-node-group-backoff-duration': `${maxBackoffMinutes}m`,
    'max-node-provision-time': `${provisionMinutes}m`,
    'scale-down-unneeded-time': `${idleMinutes}m`,
    'skip-nodes-with-local-storage': 'false',
    'skip-nodes-with-system-pods': 'false',
  };
}
