/** What the nodes of a pool are, and how many. Which types exist and fit together is checked where they are known, by the pools themselves. */
export interface PoolSection {
  /** EC2 instance types of one size, amd64: at least four in two families. @default six of 2 vCPU and 8 GiB: m5, m5a, m6i, m6a, m7i and m7a */
  readonly instanceTypes?: readonly string[];
  /** Most nodes that the autoscaler may ask for. @default 12 in prod, else 4 */
  readonly maxSize?: number;
  /** Fewest nodes, kept when idle. @default 0 - an idle pool costs nothing */
  readonly minSize?: number;
  /** Root volume, GiB: images, logs and the models that a node serves. @default 50 */
  readonly rootVolumeGiB?: number;
}

/** The nodes that models are served from. */
export interface PoolsSection {
  /** Spot pools by name. @default one, `general` */
  readonly spot?: Readonly<Record<string, PoolSection>>;
  /** The On-Demand pool, used when Spot has nothing. @default types and volume of the first Spot pool, and as many nodes as all Spot pools together */
  readonly fallback?: PoolSection;
}
