import type { AlarmsSection } from '../settings/alarms';
import type { ClusterSection } from '../settings/cluster';
import type { DeliverySection } from '../settings/delivery';
import type { EndpointSection } from '../settings/endpoint';
import type { InterruptionsSection } from '../settings/interruptions';
import type { ModelsSection } from '../settings/models';
import type { NetworkSection } from '../settings/network';
import type { PlatformSection } from '../settings/platform';
import type { PoolsSection } from '../settings/pools';
import type { RegionFactsSection } from '../settings/region-facts';
import type { ServingSection } from '../settings/serving';
import type { StateSection } from '../settings/state';
import type { ResolvedVersions } from '../versions/resolved-versions';
import type { Tier } from './tier-defaults';

/** One app: an environment of one region, as its `environment.ts` writes it. Checked whole by `checkEnvironment`. */
export interface Environment {
  /** Name of the app and prefix of all it creates: 3 to 28 lower-case letters, digits and hyphens; changing it replaces everything. */
  readonly name: string;
  /** AWS region, such as `eu-west-1`. */
  readonly region: string;
  /** What you read of a region that the packages do not know yet. @default what their tables say of it */
  readonly regionFacts?: RegionFactsSection;
  /** The AWS account, twelve digits; Terraform refuses to touch any other. */
  readonly account: string;
  /** How much the environment matters. */
  readonly tier: Tier;
  /** ARNs of the IAM roles that administer keys and the cluster; whoever runs Terraform gets nothing by running it. */
  readonly administrators: readonly string[];
  /** Tags on every resource, beside `app`, `tier`, `stack` and `managed-by`. @default none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Where Terraform keeps the state of the stacks. */
  readonly state: StateSection;
  /** The VPC. */
  readonly network: NetworkSection;
  /** The EKS cluster. */
  readonly cluster: ClusterSection;
  /** The nodes that models are served from. @default one diversified Spot pool, and an On-Demand pool behind it */
  readonly pools?: PoolsSection;
  /** The controllers of the cluster. @default one warm node, a patient autoscaler, images from their public registries */
  readonly platform?: PlatformSection;
  /** What Spot may warn of at once without a lost request. @default one node; in production a zone */
  readonly interruptions?: InterruptionsSection;
  /** The model store, and the models that are served. */
  readonly models: ModelsSection;
  /** What models are served with. @default TensorFlow ModelServer of the version that was tested */
  readonly serving?: ServingSection;
  /** How clients reach the models. @default not at all: the cluster has no load balancer */
  readonly endpoint?: EndpointSection;
  /** Whose workflows plan and apply it. @default nobody's: people run cdktf */
  readonly delivery?: DeliverySection;
  /** Who is told when something goes wrong. @default nobody */
  readonly alarms?: AlarmsSection;
  /** What was looked up and reviewed: the app's `resolved-versions.json`. @default none - defaults of the day; prod refuses what is unresolved */
  readonly versions?: ResolvedVersions;
}
