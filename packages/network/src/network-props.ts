import { type Complete, type NetworkSection, type Place, resolveNetwork, withDefaults } from '@spot-serving/core';

/**
 * What to build, as an environment's `network` says it, and where. The name is unique in the account: an IAM role is named after it. The
 * defaults are those of production; a cheap network says so.
 */
export interface NetworkProps extends NetworkSection, Place {
  /** Names of our buckets that may be read from inside the VPC; every other bucket of anybody is out of reach. @default none */
  readonly readableBuckets?: readonly string[];
  /** Names of our buckets that may be read and written from inside the VPC: that of the states, where a runner is inside. @default none */
  readonly writableBuckets?: readonly string[];
  /**
   * ARNs of the IAM roles that administer the flow logs' key. They must exist when the key is made (KMS API reference, CreateKey).
   *
   * @default none - which is refused while flow logs are on
   */
  readonly keyAdministrators?: readonly string[];
}

/** Props with nothing left open. */
export type ResolvedNetworkProps = Complete<NetworkProps>;

const defaults = { readableBuckets: [], writableBuckets: [], keyAdministrators: [] };

/** Fills what `props` leave open, strictly. */
export function resolveNetworkProps(props: NetworkProps): ResolvedNetworkProps {
  return withDefaults(defaults, resolveNetwork(props));
}
