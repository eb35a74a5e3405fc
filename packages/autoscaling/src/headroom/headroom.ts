import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { Construct } from 'constructs';

import { headroomCountProblems, headroomPods, instanceLabel, type Problem, requireValid } from '@spot-serving/core';
import { type ControllerProps, imageRegistryProblems } from '@spot-serving/helm-release';

import { headroomPatience } from './headroom-patience';
import { headroomPod } from './headroom-pod';
import { headroomRequest, headroomSizeProblems, type Resources } from './headroom-size';

/** How much room to keep free. */
export interface HeadroomProps extends ControllerProps {
  /** Placeholders, a node each: as many as warnings, or waves of evictions, that must find room at once. 0 keeps none. */
  readonly count: number;
  /** What the nodes of each pool can allocate. */
  readonly nodes: readonly Resources[];
  /** Minutes after which the autoscaler gives up a pool that does not deliver. @default as an autoscaler that nobody told */
  readonly provisionMinutes?: number;
  /** Scale-ups that may restart that wait: `furtherScaleUps` of serving. @default 0 */
  readonly furtherScaleUps?: number;
}

const { namespace, instance } = headroomPods;
const labels = { 'app.kubernetes.io/name': 'headroom' };

/**
 * Warm nodes for the pods of a Spot node that was warned: placeholders that give way at once, each the only one on its node.
 *
 * With room ready, evicted pods are back after 31 to 33 s instead of 92 to 96, and a drain of two waves fits into Spot's 120 s (drain.md).
 * A pod so small that it fits beside one must keep away from it, by one anti-affinity term that names both (`headroomPods` of core, as `TensorFlowServing` does), or the node that is
 * kept warm may hold another pod of its model.
 *
 * They are on Spot and On-Demand nodes alike; the autoscaler's priorities decide. An apply waits for them, through every pool that may not
 * deliver: room that is only planned takes no evicted pod.
 */
export class Headroom extends Construct {
  /** What each placeholder asks for. */
  readonly request: Resources;

  /** @throws MisconfigurationError with every problem at once: a count, nodes of different sizes */
  constructor(scope: Construct, id: string, props: HeadroomProps) {
    super(scope, id);
    requireValid(this, headroomProblems(props));
    this.request = headroomRequest(props.nodes);
    const home = new NamespaceV1(this, 'Namespace', {
      metadata: { name: namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
    const { progressDeadlineSeconds, rolloutTimeoutMinutes } = headroomPatience(
      props.nodes.length,
      props.provisionMinutes,
      props.furtherScaleUps,
    );
    const timeout = `${rolloutTimeoutMinutes}m`;
    new DeploymentV1(this, 'Resource', {
      metadata: { name: 'headroom', namespace: home.metadata.name, labels },
      spec: {
        replicas: String(props.count),
        progressDeadlineSeconds,
        strategy: { type: 'Recreate' },
        selector: { matchLabels: labels },
        template: {
          metadata: { labels: { ...labels, [instanceLabel]: instance } },
          spec: headroomPod(this.request, props),
        },
      },
      timeouts: { create: timeout, update: timeout },
      dependsOn: [...(props.after ?? [])],
    });
  }
}

/** Everything wrong with headroom; without any, sizes do not matter. */
export function headroomProblems({ count, nodes, imageRegistry }: HeadroomProps): Problem[] {
  return [
    ...headroomCountProblems(count, 'count'),
    ...(count === 0 ? [] : headroomSizeProblems(nodes)),
    ...imageRegistryProblems(imageRegistry),
  ];
}
