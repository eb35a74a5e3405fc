import { cheapCluster, type ClusterSection } from '../settings/cluster';
import { cheapInterruptions, type InterruptionsSection, strictInterruptions } from '../settings/interruptions';
import { cheapNetwork, type NetworkSection } from '../settings/network';
import { cheapPool, type PoolSection } from '../settings/pools';

/** How much an environment matters; sets the defaults, which are strict for `prod` and cheap for `dev`. */
export type Tier = 'dev' | 'staging' | 'prod';

/** What an environment has where it says nothing, and where that is not what a construct used alone has. */
export interface TierDefaults {
  readonly network: Partial<NetworkSection>;
  readonly cluster: Partial<ClusterSection>;
  readonly pool: Partial<PoolSection>;
  readonly interruptions: InterruptionsSection;
}

const cheap: TierDefaults = {
  network: cheapNetwork,
  cluster: cheapCluster,
  pool: cheapPool,
  interruptions: cheapInterruptions,
};

/** The settings' own defaults are those of production; the other tiers lay these over them. */
export const tierDefaults: Readonly<Record<Tier, TierDefaults>> = {
  dev: cheap,
  staging: cheap,
  prod: { network: {}, cluster: {}, pool: {}, interruptions: strictInterruptions },
};
