import type { App } from 'cdktf';

import { AppStack, type IModelStore, type INetwork, type ResolvedEnvironment } from '@spot-serving/core';
import { ModelStore } from '@spot-serving/model-store';

import { exemptLogBucket, exemptTrailOfReads } from './exemptions';
import { modelStoreProps } from './model-store-props';

/** What the models of an app need of its other stacks. */
export interface ModelStoreStackProps {
  /** The network through whose S3 endpoint alone models may be read. */
  readonly network: INetwork;
}

/**
 * The trained models of an app, on its own because data outlives everything else and is protected from destroy.
 *
 * @throws MisconfigurationError of the construct that refuses what it is given
 */
export class ModelStoreStack extends AppStack {
  /** What serving needs of it. */
  readonly modelStore: IModelStore;
  /** Where load balancers of the app deliver their access logs. */
  readonly accessLogs: { readonly bucketName: string; readonly prefix: string };

  constructor(app: App, environment: ResolvedEnvironment, { network }: ModelStoreStackProps) {
    super(app, environment, 'models');
    const store = new ModelStore(this, 'ModelStore', modelStoreProps(environment, network.s3EndpointId));
    exemptLogBucket(store.logs.resource);
    exemptTrailOfReads(store);
    this.modelStore = store;
    this.accessLogs = { bucketName: store.logs.bucketName, prefix: store.logs.loadBalancerPrefix };
  }
}
