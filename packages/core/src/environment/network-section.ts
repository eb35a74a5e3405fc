/** How private subnets reach the internet: not at all, by one gateway, by one in each zone, or by one regional gateway (aws provider 6.24). */
export type NatMode = 'none' | 'single' | 'per-zone' | 'regional';

/** The VPC of an environment. */
export interface NetworkSection {
  /** IPv4 block of the VPC, /16 to /20; pods get addresses from it, so take the largest you can. */
  readonly cidr: string;
  /** Blocks of other networks that this one may be joined to, by name; one named like this environment is skipped. @default none */
  readonly otherCidrs?: Readonly<Record<string, string>>;
  /** Availability Zones to use, 2 or 3. @default 3 in prod, else 2 */
  readonly zones?: number;
  /** Way out to the internet. @default per-zone in prod, else single */
  readonly nat?: NatMode;
  /** Days to keep flow logs, one of CloudWatch's retentions; 0 turns them off. @default 365 in prod, else 0 */
  readonly flowLogDays?: number;
}
