import { z } from 'zod';

import { type Problem, problemsBelow, when } from '../problems';
import { field, whole } from './forms';
import { defaultLogDays } from './log-retention';
import { publicCidrProblems } from './public-cidr-problems';
import { section } from './section';
import { serviceCidrProblems } from './service-cidr-problems';
import { settingsProblems } from './settings-problems';
import { type Complete, withDefaults } from './with-defaults';

/** How long EKS keeps a Kubernetes version going: `standard` upgrades it when standard support ends, `extended` costs more then. */
export type SupportPolicy = 'standard' | 'extended';

/** Nodes for controllers and add-ons. */
export interface SystemNodesSection {
  /** EC2 instance types, amd64, in order of preference. @default m6i.large, m5.large; t3.large, t3a.large in an environment that is not prod */
  readonly instanceTypes?: readonly string[];
  /** Nodes to begin with, 2 to 12, so that controllers outlive one; the autoscaler may double them. @default one for each zone */
  readonly count?: number;
}

/** The EKS cluster of an environment. */
export interface ClusterSection {
  /** Kubernetes minor version, such as `1.35`. Raise it by one at a time. */
  readonly version: string;
  /** IPv4 blocks that may reach the API server over the internet, beside the network itself. @default none - it is private */
  readonly publicCidrs?: readonly string[];
  /** Days to keep logs of the control plane and of containers, one of CloudWatch's retentions. @default 365; 14 in an environment that is not prod */
  readonly logDays?: number;
  /**
   * What happens at the end of a version's standard support.
   *
   * @default 'extended' - it costs more then, and no upgrade surprises anybody; 'standard' in an environment that is not prod
   */
  readonly support?: SupportPolicy;
  /** Whether EKS refuses to delete the cluster. @default true; false in an environment that is not prod */
  readonly deletionProtection?: boolean;
  /** Whether AWS may shift traffic away from an impaired zone. @default true; false in an environment that is not prod */
  readonly zonalShift?: boolean;
  /** IPv4 block of Kubernetes services, outside of every network that pods talk to; it cannot be changed later. @default 172.20.0.0/16 */
  readonly serviceCidr?: string;
  /** Nodes for controllers and add-ons. @default one small node for each zone */
  readonly systemNodes?: SystemNodesSection;
}

/** A cluster with nothing left open. */
export type ResolvedCluster = Complete<Omit<ClusterSection, 'systemNodes'>> & {
  readonly systemNodes: Complete<SystemNodesSection>;
};

/** Instance types of Arm processors: a `g` follows the generation (EC2 user guide, "Amazon EC2 instance type naming conventions"). */
const arm = /^([a-z]+\d+[a-z]*g[a-z]*|a1)\./;
const typeFix = "write an instance type, such as 'm6i.large'";
const systemType = z
  .string({ error: typeFix })
  .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, { error: typeFix })
  .refine((type) => !arm.test(type), { error: 'name an amd64 type; the image is for amd64' })
  .meta({ examples: ['m6i.large'] });

/** The shape of a cluster. */
export const clusterSchema = section({
  version: field.kubernetesMinor,
  publicCidrs: z.array(field.publicCidr, { error: 'list IPv4 blocks' }).optional(),
  logDays: field.logDays.optional(),
  support: z.enum(['standard', 'extended'], { error: 'use standard or extended' }).optional(),
  deletionProtection: field.flag.optional(),
  zonalShift: field.flag.optional(),
  serviceCidr: field.cidr.optional(),
  systemNodes: section({
    instanceTypes: z
      .array(systemType, { error: 'list instance types' })
      .min(1, { error: 'name at least one instance type' })
      .optional(),
    count: whole('use 2 to 12 nodes, so that controllers outlive one', 2, 12).optional(),
  }).optional(),
});

/** Where production is at stake. The block of services is the one that EKS itself takes when the VPC is not in it. */
const defaults = {
  publicCidrs: [] as readonly string[],
  logDays: defaultLogDays,
  support: 'extended',
  deletionProtection: true,
  zonalShift: true,
  serviceCidr: '172.20.0.0/16',
} as const;
const systemTypes: readonly string[] = ['m6i.large', 'm5.large'];

/** The same where loss and delay cost little. */
export const cheapCluster: Partial<ClusterSection> = {
  logDays: 14,
  support: 'standard',
  deletionProtection: false,
  zonalShift: false,
  systemNodes: { instanceTypes: ['t3.large', 't3a.large'] },
};

/** Fills what is left open. @param zones of the network: as many system nodes are there to begin with */
export function resolveCluster<T extends ClusterSection>(
  cluster: T,
  zones: number,
  { systemNodes, ...tier }: Partial<ClusterSection> = {},
): T & ResolvedCluster {
  const nodes = { instanceTypes: systemTypes, count: zones, ...systemNodes };
  const own: Complete<Omit<ClusterSection, 'version' | 'systemNodes'>> = withDefaults(defaults, tier);
  return { ...withDefaults(own, cluster), systemNodes: withDefaults(nodes, cluster.systemNodes ?? {}) };
}

/**
 * Rules of a cluster of the right shape; with which networks its Services overlap, only an environment knows.
 *
 * @param strict whether an API server that is open to the world is refused
 */
export function clusterRules(cluster: ClusterSection, strict: boolean): Problem[] {
  const { publicCidrs = [], serviceCidr = defaults.serviceCidr } = cluster;
  return [...publicCidrProblems(publicCidrs, strict), ...serviceCidrProblems(serviceCidr, {})];
}

/**
 * Everything wrong with the settings among a cluster's props; only an environment knows how strict to be.
 *
 * @param zones of the network, as far as they are known: the count of system nodes follows from them
 */
export function clusterSettingsProblems(cluster: ClusterSection, zones?: number): Problem[] {
  const few = zones !== undefined && cluster.systemNodes?.count === undefined && (zones < 2 || zones > 12);
  const count = { path: 'count', value: zones, fix: 'use 2 to 12 nodes, so that controllers outlive one' };
  return [
    ...settingsProblems(clusterSchema, cluster, (known) => clusterRules(known, false)),
    ...problemsBelow('systemNodes', when(few, count)),
  ];
}
