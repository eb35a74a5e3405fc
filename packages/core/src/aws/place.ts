/** What fixes every name and ARN of something, before anything exists. */
export interface Place {
  /** Prefix of all names: of an app, or of the cluster, network or store that is used on its own. */
  readonly name: string;
  /** AWS region, such as `eu-west-1`; the one that the provider works in. */
  readonly region: string;
  /** AWS account, twelve digits; the one that the provider works in. */
  readonly account: string;
}

/** Region and account, where names come from elsewhere. */
export type RegionAndAccount = Pick<Place, 'region' | 'account'>;
