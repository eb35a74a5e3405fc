import { z } from 'zod';
import { leastProvisionMinutes, nodeBootSeconds } from '../numbers';
import { imageRegistryFix, isImageRegistry } from '../images/image-registry';
import { section } from './section-schema';

/** An hour is more than the autoscaler's own longest, its backoff of thirty minutes. */
const provision = `use a whole number of minutes, ${leastProvisionMinutes} to 60; a boot takes up to ${nodeBootSeconds.slowest} s`;
const minutes = 'use a whole number of minutes, 1 to 60';
const nodes = 'use a whole number of nodes, 0 or more';

const upToAnHour = (least: number, fix: string) =>
  z.int({ error: fix }).min(least, { error: fix }).max(60, { error: fix }).optional();

/** The shape of the `platform` section of an environment. */
export const platformSchema = section({
  headroom: z.int({ error: nodes }).min(0, { error: nodes }).optional(),
  autoscaler: section({
    provisionMinutes: upToAnHour(leastProvisionMinutes, provision),
    backoffMinutes: upToAnHour(1, minutes),
    maxBackoffMinutes: upToAnHour(1, minutes),
    idleMinutes: upToAnHour(1, minutes),
  }).optional(),
  imageRegistry: z.string({ error: imageRegistryFix }).refine(isImageRegistry, { error: imageRegistryFix }).optional(),
});
