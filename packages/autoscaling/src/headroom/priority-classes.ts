import { PriorityClassV1 } from '@cdktf/provider-kubernetes/lib/priority-class-v1';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { priorityClassNames } from '@spot-serving/core';

/**
 * The order in which pods give way to each other.
 *
 * Controllers yield only to Kubernetes' own pods (`system-cluster-critical`, such as DNS), models to controllers, and headroom to models.
 * -10 is the lowest priority for which the autoscaler still asks for nodes (`expendable-pods-priority-cutoff`, cluster-autoscaler FAQ);
 * headroom itself makes nobody give way.
 */
export class PriorityClasses extends Construct {
  /** What pods of these classes wait for. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { system, serving, headroom } = priorityClassNames;
    this.ready = [
      new PriorityClassV1(this, 'System', {
        metadata: { name: system },
        value: 1_000_000,
        description: 'Controllers on system nodes',
      }),
      new PriorityClassV1(this, 'Serving', {
        metadata: { name: serving },
        value: 1_000,
        description: 'Pods that serve models',
      }),
      new PriorityClassV1(this, 'Headroom', {
        metadata: { name: headroom },
        value: headroomPriority,
        preemptionPolicy: 'Never',
        description: 'Placeholders that give way to pods that serve models',
      }),
    ];
  }
}

/** Priority of headroom, and the autoscaler's cutoff; measured with it (drain.md, conclusion 5). */
export const headroomPriority = -10;
