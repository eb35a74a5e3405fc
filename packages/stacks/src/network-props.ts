import { bucketName, type ResolvedEnvironment } from '@spot-serving/core';
import type { NetworkProps } from '@spot-serving/network';

/** The network that an environment asks for. */
export function networkProps(environment: ResolvedEnvironment): NetworkProps {
  const { name, region, account, administrators, network, state, delivery } = environment;
  return {
    ...{ name, region, account, ...network },
    readableBuckets: [bucketName(environment, 'models')],
    // Jobs inside the VPC keep states; those of elsewhere do not come through here.
    writableBuckets: delivery?.runner ? [state.bucket] : [],
    keyAdministrators: administrators,
  };
}
