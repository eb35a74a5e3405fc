import type { App } from 'cdktf';

import { AppStack, type INetwork, type ResolvedEnvironment } from '@spot-serving/core';
import { Network } from '@spot-serving/network';

import { exemptQuietNetwork } from './exemptions';
import { networkProps } from './network-props';

/** The VPC of an app, on its own because it outlives clusters. @throws MisconfigurationError of the construct that refuses what it is given */
export class NetworkStack extends AppStack {
  /** What the stacks that follow need of it. */
  readonly network: INetwork;

  constructor(app: App, environment: ResolvedEnvironment) {
    super(app, environment, 'network');
    this.network = new Network(this, 'Network', networkProps(environment));
    if (environment.tier !== 'prod' && environment.network.flowLogDays === 0) exemptQuietNetwork(this);
  }
}
