import type { ITerraformDependable } from 'cdktf';

import type { PlannedModel, ServingSurroundings } from '../planning';
import type { ModelService } from './model-service';

/** What a model is served from, with and where. What it shares with an environment's entry of a served model means the same as there. */
export interface TensorFlowServingProps extends PlannedModel {
  /** The Service and the account of its pods; its name is the name of everything here. */
  readonly service: ModelService;
  /** Name by which clients ask for the model; a canary answers to the same as the stable version. */
  readonly model: string;
  /** Address of the version: `IModelStore.modelUri(model, version)`. */
  readonly modelUri: string;
  /** Region of the store. */
  readonly region: string;
  /** Image of TensorFlow ModelServer, with tag or digest. */
  readonly modelServerImage: string;
  /** Image of the loader: bash, coreutils and the AWS CLI. */
  readonly loaderImage: string;
  /** Blocks of the subnets that the load balancer is in; nobody else reaches the pods. */
  readonly clientCidrs: readonly string[];
  /** Blocks of S3 in the region, to which alone pods have a way. @default every public address */
  readonly storeCidrs?: readonly string[];
  /** What the models share: placeholders, the autoscaler's patience, and the nodes where they are known. */
  readonly surroundings: ServingSurroundings;
  /** Priority class of the pods, above the placeholders'. @default none - the cluster's default */
  readonly priorityClassName?: string;
  /** What must exist before the first pod: the Ingress of the Service, for its readiness gate, and the pods' identity. @default nothing */
  readonly after?: readonly ITerraformDependable[];
}
