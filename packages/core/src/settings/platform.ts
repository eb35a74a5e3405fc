import { z } from 'zod';

import { imageRegistryFix, isImageRegistry } from '../images/image-registry';
import type { Problem } from '../problems';
import { autoscalerSchema, type AutoscalerSection, resolveAutoscaler } from './autoscaler';
import { whole } from './forms';
import { section } from './section';
import { shapeProblems } from './shape-problems';
import { type Complete, withDefaults } from './with-defaults';

/** The controllers of an environment's cluster. */
export interface PlatformSection {
  /**
   * Serving nodes kept warm for the pods of an interrupted one. Without any, a second wave of evictions does not fit into Spot's two
   * minutes, and one node's pods are missing for about 95 s instead of 33.
   *
   * @default 1
   */
  readonly headroom?: number;
  /** How patient the cluster autoscaler is. @default five minutes for a new node, ten for an idle one */
  readonly autoscaler?: AutoscalerSection;
  /**
   * Host, and path if need be, of a registry of yours that holds copies of all images that the cluster runs, as `mirror-images` makes them; or why production needs none. Public
   * registries limit how often the few addresses of the NAT gateways may pull without a login, and each new Spot node pulls.
   *
   * @default the public registries; production names one, or says why not
   */
  readonly imageRegistry?: string | NoRegistry;
}

/** That an environment runs from public registries, and why that does. */
export interface NoRegistry {
  /** Why, in words; a reviewer reads it. */
  readonly unnecessary: string;
}

/** Controllers with nothing left open but the registry, which is the public one of each image when it is absent. */
export interface ResolvedPlatform {
  /** Serving nodes kept warm. */
  readonly headroom: number;
  /** How patient the cluster autoscaler is. */
  readonly autoscaler: Complete<AutoscalerSection>;
  /** Registry that holds copies of the images. */
  readonly imageRegistry?: string;
}

const headroomSchema = whole('use a whole number of nodes, 0 or more', 0);

const whyFix = 'say why the cluster may run from public registries';
const registryFix = `${imageRegistryFix}; or say why none is needed: { unnecessary: 'why' }`;
const registrySchema = z.union(
  [
    z.string({ error: registryFix }).refine(isImageRegistry, { error: registryFix }),
    section({ unnecessary: z.string({ error: whyFix }).regex(/\S.*\S/, { error: whyFix }) }),
  ],
  { error: registryFix },
);

/** Its shape. */
export const platformSchema = section({
  headroom: headroomSchema.optional(),
  autoscaler: autoscalerSchema.optional(),
  imageRegistry: registrySchema.optional(),
});

/** What is wrong with a number of warm nodes, at `path`; how many are too many depends on the pools. */
export function headroomCountProblems(count: number, path: string): Problem[] {
  return shapeProblems(headroomSchema, count, path);
}

/** Fills what is left open. */
export function resolvePlatform(platform: PlatformSection = {}): ResolvedPlatform {
  const { autoscaler, imageRegistry, ...given } = platform;
  const registry = typeof imageRegistry === 'string' ? { imageRegistry } : {};
  return { ...withDefaults({ headroom: 1 }, given), ...registry, autoscaler: resolveAutoscaler(autoscaler) };
}
