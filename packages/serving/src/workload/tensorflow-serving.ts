import { HorizontalPodAutoscalerV2 } from '@cdktf/provider-kubernetes/lib/horizontal-pod-autoscaler-v2';
import { NetworkPolicyV1 } from '@cdktf/provider-kubernetes/lib/network-policy-v1';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import { requireValid } from '@spot-serving/core';

import { type ServingPlan, servingPlan } from '../planning';
import { disruptionBudget } from './disruption-budget';
import { KubernetesObjects } from './kubernetes-objects';
import { objectLabels } from './labels';
import { modelNetworkPolicy } from './model-network-policy';
import { modelServer } from './model-server';
import { releaseName } from './names';
import { PodFiles } from './pod-files';
import { replicaAutoscaler } from './replica-autoscaler';
import { ServingDeployment } from './serving-deployment';
import { tensorFlowServingProblems } from './tensorflow-serving-problems';
import type { TensorFlowServingProps } from './tensorflow-serving-props';

/**
 * TensorFlow ModelServer answering for one model at one version, on Spot, without losing a request that arrived.
 *
 * Every number of its shutdown is proved against Spot's two minutes before anything is made. The count of pods is the autoscaler's: no plan shows
 * it as a change, and a plan from before a scale-out, which would write the former count, is refused by the API server and changes nothing of the
 * Deployment (`autoscaledCount`, part of `ServingNamespace`; docs/adr/0014). `onDemandFloor` pods run in a Deployment of their own, on On-Demand nodes only, behind the same Service and
 * budget; the autoscaler's range is the whole less the floor.
 */
export class TensorFlowServing extends Construct {
  /** What comes after the pods answer. */
  readonly ready: readonly ITerraformDependable[];

  /** @throws MisconfigurationError with every problem at once: an impossible drain or memory plan, names, blocks, images */
  constructor(scope: Construct, id: string, props: TensorFlowServingProps) {
    super(scope, id);
    requireValid(this, tensorFlowServingProblems(props));
    const { name, namespace } = props.service;
    const plan = servingPlan(props, props.surroundings);
    const { min, floor } = plan.scaling;
    const { configMap } = new PodFiles(this, 'Files', { name, namespace, server: modelServer(props) });
    const after = [...(props.after ?? []), ...this.guards(props, plan)];
    const shared = { serving: props, plan, configMap, after };
    const scaled = new ServingDeployment(this, 'Scaled', { ...shared, capacity: 'scaled', replicas: min });
    const fixed =
      floor > 0 ? [new ServingDeployment(this, 'Floor', { ...shared, capacity: 'floor', replicas: floor })] : [];
    new HorizontalPodAutoscalerV2(this, 'Autoscaler', {
      metadata: { name, namespace, labels: objectLabels(name) },
      spec: replicaAutoscaler(scaled.name, name, plan.scaling),
      dependsOn: after,
    });
    this.ready = [...scaled.ready, ...fixed.flatMap(({ ready }) => ready)];
  }

  /** What must be in force before the first pod: who reaches it, and how many may leave at once. */
  private guards(
    { service, clientCidrs, storeCidrs }: TensorFlowServingProps,
    { interruption, scaling }: ServingPlan,
  ): ITerraformDependable[] {
    const { name, namespace, ready: after } = service;
    const policy = new NetworkPolicyV1(this, 'Policy', {
      metadata: { name, namespace, labels: objectLabels(name) },
      spec: modelNetworkPolicy(name, { clientCidrs, storeCidrs, scraped: scaling.demand !== undefined }),
      dependsOn: [...after],
    });
    const objects = [disruptionBudget(name, namespace, interruption.maxUnavailable)];
    const { ready } = new KubernetesObjects(this, 'Objects', { release: releaseName(name), namespace, objects, after });
    return [policy, ...ready];
  }
}
