import { DeploymentV1 } from '@cdktf/provider-kubernetes/lib/deployment-v1';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { requestCpuAnnotation } from '@spot-serving/core/numbers';

import type { ServingPlan } from '../planning';
import { type Capacity, deploymentLabels, objectLabels } from './labels';
import { servingPod } from './serving-pod';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

/** Some of the pods of a model. */
export interface ServingDeploymentProps {
  /** The model. */
  readonly serving: TensorFlowServingProps;
  /** Its numbers. */
  readonly plan: ServingPlan;
  /** Which pods. */
  readonly capacity: Capacity;
  /** How many, or how many at first where an autoscaler has the say. */
  readonly replicas: number;
  /** Name of the ConfigMap with their files. */
  readonly configMap: string;
  /** What must exist before the first pod. */
  readonly after: readonly ITerraformDependable[];
}

/**
 * The scaled pods of a model, or those of its On-Demand floor.
 *
 * A rollout adds before it takes away: never fewer answer than before. With one pod on a node each new pod needs a node of its own, a
 * placeholder's or a new one, so the time-outs hold the node's boot and the model's fetch and load. Old revisions are not kept: their files go
 * with them, and going back is a change of the environment.
 *
 * It has no `create_before_destroy`: a first rollout that runs out of time leaves a tainted resource (terraform-provider-kubernetes,
 * resource_kubernetes_deployment_v1.go, notes the id before it waits), and every later apply would make the new one under the name that the old
 * one still has.
 */
export class ServingDeployment extends Construct {
  /** Name of the Deployment. */
  readonly name: string;
  /** What waits for the rollout. */
  readonly ready: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ServingDeploymentProps) {
    super(scope, id);
    const { serving, plan, capacity, replicas, configMap, after } = props;
    const { name, namespace } = serving.service;
    const { progressDeadlineSeconds, rolloutTimeoutMinutes } = plan.startup;
    const timeout = `${rolloutTimeoutMinutes}m`;
    this.name = capacity === 'scaled' ? name : `${name}-floor`;
    const deployment = new DeploymentV1(this, 'Resource', {
      metadata: {
        name: this.name,
        namespace,
        labels: { ...objectLabels(name), ...deploymentLabels(name, capacity) },
        ...(serving.measured === undefined
          ? {}
          : { annotations: { [requestCpuAnnotation]: String(serving.measured.cpuMillis) } }),
      },
      spec: {
        replicas: String(replicas),
        revisionHistoryLimit: 0,
        progressDeadlineSeconds,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '0', maxSurge: '25%' } },
        selector: { matchLabels: deploymentLabels(name, capacity) },
        template: servingPod({ serving, plan, capacity, configMap }),
      },
      timeouts: { create: timeout, update: timeout, delete: '10m' },
      ...(capacity === 'scaled' ? { lifecycle: { ignoreChanges: ['spec[0].replicas'] } } : {}),
      dependsOn: [...after],
    });
    this.ready = [deployment];
  }
}
