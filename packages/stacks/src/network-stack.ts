import { AppStack, bucketName, type INetwork, type ResolvedEnvironment } from '@spot-serving/core';
import { Network } from '@spot-serving/network';
import type { App } from 'cdktf';

/** The VPC of an app, on its own because it outlives clusters. */
export class NetworkStack extends AppStack {
  /** What the stacks that follow need of it. */
  readonly network: INetwork;

  constructor(app: App, environment: ResolvedEnvironment) {
    super(app, environment, 'network');
    const { name, region, account, administrators, network, state, delivery } = environment;
    const readableBuckets = [bucketName(environment, 'models')];
    // Jobs inside the VPC keep states; those of elsewhere do not come through here.
    const writableBuckets = delivery?.runner ? [state.bucket] : [];
    const buckets = { readableBuckets, writableBuckets };
    this.network = new Network(this, 'Network', {
      name,
      region,
      account,
      ...network,
      ...buckets,
      keyAdministrators: administrators,
    });
  }
}
