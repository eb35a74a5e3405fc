import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

import {
  type CanarySection,
  type ICluster,
  imageWithDigest,
  mirroredImage,
  modelTag,
  type ResolvedEnvironment,
  type ResolvedServedModel,
  servingRoleName,
  servingRolePath,
  type Statement,
  workloadNames,
} from '@spot-serving/core';
import { PodIdentity } from '@spot-serving/eks-spot';
import { type BalancerProps, ModelIngress } from '@spot-serving/ingress';
import {
  ModelService,
  type ServingNamespace,
  servingPlan,
  type ServingSurroundings,
  TensorFlowServing,
} from '@spot-serving/serving';

/** What the models of an app share. */
export interface ServedModelSurroundings {
  /** The app. */
  readonly environment: ResolvedEnvironment;
  /** The cluster, under its name as text. */
  readonly cluster: ICluster;
  /** What the models' numbers follow from. */
  readonly surroundings: ServingSurroundings;
  /** Where the pods are. */
  readonly namespace: ServingNamespace;
  /** The load balancer. */
  readonly balancer: BalancerProps;
  /** Blocks of the subnets that the load balancer is in. */
  readonly clientCidrs: readonly string[];
  /** Address of a version of a model. */
  readonly modelUri: (model: string, version: number) => string;
  /** What permits to read a model. */
  readonly readerStatements: (model: string) => Statement[];
  /** Priority class of the pods. */
  readonly priorityClassName: string;
}

/** A model by its name, as the environment has it. */
export interface ServedModelProps extends ServedModelSurroundings {
  /** Its name. */
  readonly model: string;
  /** What the environment says of it. */
  readonly served: ResolvedServedModel;
}

/**
 * One model of an app: Services, the way to them, and the pods of its version, and of a second one while there is a canary.
 *
 * The second Service is there from the first day, without pods and without weight, so that a canary's pods find their target group when they
 * begin; so is their identity, for an association takes some seconds to be in force, and a pod that is admitted before has no credentials for
 * as long as it lives (Amazon EKS API reference, CreatePodIdentityAssociation). Only the pods come and go (docs/adr/0011).
 */
export class ServedModel extends Construct {
  /** Name of the model. */
  readonly model: string;
  /** The way to the model, for names and alarms. */
  readonly ingress: ModelIngress;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: ServedModelProps,
  ) {
    super(scope, id);
    const { model, served, namespace, balancer, surroundings } = props;
    const { canary } = served;
    const { longestRequestSeconds, deregistrationDelaySeconds } = servingPlan(served, surroundings).drain.terms;
    this.model = model;
    const names = workloadNames(model);
    const own = { namespace: namespace.name, after: namespace.ready };
    const stable = new ModelService(this, 'StableService', { ...own, name: names.stable });
    const second = new ModelService(this, 'CanaryService', { ...own, name: names.canary });
    const weight = canary?.weight ?? 0;
    this.ingress = new ModelIngress(this, 'Ingress', {
      ...{ balancer, model, longestRequestSeconds, deregistrationDelaySeconds },
      namespace: namespace.name,
      backends: [
        { service: stable.name, weight: 100 - weight },
        { service: second.name, weight },
      ],
      after: [...stable.ready, ...second.ready],
    });
    const identified = {
      stable: this.identity('StableIdentity', stable),
      canary: this.identity('CanaryIdentity', second),
    };
    this.pods('Stable', stable, served, identified.stable);
    if (canary) this.pods('Canary', second, secondVersion(served, canary), identified.canary);
  }

  private pods(
    id: 'Stable' | 'Canary',
    service: ModelService,
    served: ResolvedServedModel,
    identity: readonly ITerraformDependable[],
  ): void {
    const { model, modelUri, environment, clientCidrs, priorityClassName, surroundings } = this.props;
    const { region, platform, serving, versions } = environment;
    const image = (reference: string) => mirroredImage(imageWithDigest(reference, versions), platform.imageRegistry);
    const images = { modelServerImage: image(serving.modelServerImage), loaderImage: image(serving.loaderImage) };
    new TensorFlowServing(this, id, {
      ...{ ...served, ...images, service, model, region, clientCidrs, priorityClassName, surroundings },
      storeCidrs: serving.storeCidrs,
      modelUri: modelUri(model, served.version),
      after: [...this.ingress.ready, ...identity],
    });
  }

  private identity(id: string, service: ModelService): readonly ITerraformDependable[] {
    const { environment, cluster, model, readerStatements } = this.props;
    const { name, region, account } = environment;
    const who = {
      roleName: servingRoleName(name, service.name),
      rolePath: servingRolePath(name),
      roleTags: { [modelTag]: model },
      namespace: service.namespace,
      serviceAccount: service.name,
    };
    return new PodIdentity(this, id, { ...who, cluster, region, account, statements: readerStatements(model) }).ready;
  }
}

/** A model with its second version in place of the first; what its files are, and what was measured of one, says nothing of the other. */
function secondVersion(served: ResolvedServedModel, canary: CanarySection): ResolvedServedModel {
  const memoryPerItemMiB = canary.measured?.memoryPerItemMiB ?? served.memoryPerItemMiB;
  return { ...served, manifest: undefined, measured: undefined, newerExporter: undefined, ...canary, memoryPerItemMiB };
}
