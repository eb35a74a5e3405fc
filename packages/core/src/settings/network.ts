import { z } from 'zod';

import type { Problem } from '../problems';
import { field, whole } from './forms';
import { defaultLogDays, logRetentionDays, retentionFix } from './log-retention';
import { section } from './section';
import { settingsProblems } from './settings-problems';
import { vpcCidrProblems } from './vpc-cidr-problems';
import { type Complete, withDefaults } from './with-defaults';

const natModes = ['none', 'single', 'per-zone', 'regional'] as const;

/** How private subnets reach the internet: not at all, by one gateway, by one in each zone, or by one regional gateway (aws provider 6.24). */
export type NatMode = (typeof natModes)[number];

/** The VPC of an environment. */
export interface NetworkSection {
  /** IPv4 block of the VPC, /16 to /20; pods get addresses from it and it cannot be changed later, so take the largest you can. */
  readonly cidr: string;
  /** Blocks of other networks that this one may be joined to, by name; one named like this network is skipped. @default none */
  readonly otherCidrs?: Readonly<Record<string, string>>;
  /** Availability Zones to use, 2 or 3. Going from 2 to 3 changes nothing that exists. @default 3; 2 in an environment that is not prod */
  readonly zones?: number;
  /**
   * Way out to the internet. With `none` there is no internet gateway and no public subnet either; nodes then reach the AWS services they
   * need through interface endpoints.
   *
   * @default 'per-zone' - the loss of a zone takes no other zone's way out; 'single' in an environment that is not prod
   */
  readonly nat?: NatMode;
  /** Days to keep flow logs, one of CloudWatch's retentions; 0 turns them off. @default 365; 0 in an environment that is not prod */
  readonly flowLogDays?: number;
}

/** Its shape. */
export const networkSchema = section({
  cidr: field.cidr,
  otherCidrs: z.record(z.string(), field.cidr, { error: 'write an object of name: IPv4 block' }).optional(),
  zones: whole('use 2 or 3 zones', 2, 3).optional(),
  nat: z.enum(natModes, { error: `use ${natModes.join(', ')}` }).optional(),
  flowLogDays: z.literal(logRetentionDays, { error: retentionFix(0) }).optional(),
});

/** What is used where nothing is said, and production is at stake. */
const defaults = { otherCidrs: {}, zones: 3, nat: 'per-zone', flowLogDays: defaultLogDays } as const;

/** The same where loss and delay cost little. */
export const cheapNetwork: Partial<NetworkSection> = { zones: 2, nat: 'single', flowLogDays: 0 };

/** Fills what is left open. */
export function resolveNetwork<T extends NetworkSection>(
  network: T,
  tier: Partial<NetworkSection> = {},
): T & Complete<NetworkSection> {
  const own: Complete<Omit<NetworkSection, 'cidr'>> = withDefaults(defaults, tier);
  return withDefaults(own, network);
}

/** Rules between the fields of a network of the right shape; the block that has its own name among the others is its own. */
export function networkRules({ cidr, otherCidrs = {} }: NetworkSection, name: string): Problem[] {
  const others = Object.entries(otherCidrs).filter(([other]) => other !== name);
  return vpcCidrProblems({ cidr, otherCidrs: Object.fromEntries(others) });
}

/** Everything wrong with the settings among a network's props. */
export function networkSettingsProblems({ name, ...props }: NetworkSection & { readonly name: string }): Problem[] {
  return settingsProblems(networkSchema, props, (network) => networkRules(network, name));
}
