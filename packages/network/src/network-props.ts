import type { NatMode } from '@spot-serving/core';

/** What to build. The defaults are those of production; a cheap network says so. */
export interface NetworkProps {
  /** Prefix of names and of `Name` tags, unique in the account: an IAM role is named after it. */
  readonly name: string;
  /** AWS region, such as `eu-west-1`; the one that the provider works in. */
  readonly region: string;
  /** The AWS account, twelve digits; the one that the provider works in. */
  readonly account: string;
  /** IPv4 block of the VPC, /16 to /20. Pods get addresses from it, and it cannot be changed later. */
  readonly cidr: string;
  /** Blocks of other networks that must not overlap, by name; one named like this network is skipped. @default none */
  readonly otherCidrs?: Readonly<Record<string, string>>;
  /** Availability Zones to use, 2 or 3. Going from 2 to 3 changes nothing that exists. @default 3 */
  readonly zones?: number;
  /**
   * How private subnets reach the internet. With `none` there is no internet gateway and no public subnet either; nodes then reach the
   * AWS services they need through interface endpoints.
   *
   * @default 'per-zone' - the loss of a zone takes no other zone's way out
   */
  readonly nat?: NatMode;
  /** Names of our buckets that may be read from inside the VPC; every other bucket of anybody is out of reach. @default none */
  readonly readableBuckets?: readonly string[];
  /** Names of our buckets that may be read and written from inside the VPC: that of the states, where a runner is inside. @default none */
  readonly writableBuckets?: readonly string[];
  /** Days to keep flow logs, one of CloudWatch's retentions; 0 turns them off. @default 365 */
  readonly flowLogDays?: number;
  /**
   * ARNs of the IAM roles that administer the flow logs' key. They must exist when the key is made (KMS API reference, CreateKey).
   *
   * @default none - which is refused while flow logs are on
   */
  readonly keyAdministrators?: readonly string[];
}

/** Props with nothing left open. */
export type ResolvedNetworkProps = Required<NetworkProps>;

/** Fills what `props` leave open, strictly. */
export function resolveNetworkProps(props: NetworkProps): ResolvedNetworkProps {
  return {
    otherCidrs: {},
    zones: 3,
    nat: 'per-zone',
    readableBuckets: [],
    writableBuckets: [],
    flowLogDays: 365,
    keyAdministrators: [],
    ...props,
  };
}
