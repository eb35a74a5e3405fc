import { z } from 'zod';
import { field } from './patterns';
import { section } from './section-schema';

/** GiB: EKS's own default for Linux nodes (CreateNodegroup: diskSize), and EC2's largest gp3 volume (LaunchTemplateEbsBlockDeviceRequest: VolumeSize). */
const volumeGiB = { least: 20, most: 16_384 };

const fix = {
  types: 'list EC2 instance types of one size',
  type: "name an EC2 instance type, such as 'm6i.large'",
  max: 'use a whole number of nodes, 1 or more',
  min: 'use a whole number of nodes, 0 or more',
  volume: `use ${volumeGiB.least} to ${volumeGiB.most} GiB`,
  spot: 'write an object of pool: { instanceTypes, maxSize, ... }',
};

const pool = section({
  instanceTypes: z
    .array(z.string({ error: fix.type }).regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, { error: fix.type }), { error: fix.types })
    .min(1, { error: fix.types })
    .optional(),
  maxSize: z.int({ error: fix.max }).min(1, { error: fix.max }).optional(),
  minSize: z.int({ error: fix.min }).min(0, { error: fix.min }).optional(),
  rootVolumeGiB: z
    .int({ error: fix.volume })
    .min(volumeGiB.least, { error: fix.volume })
    .max(volumeGiB.most, { error: fix.volume })
    .optional(),
});

/** The shape of the `pools` section of an environment. */
export const poolsSchema = section({
  spot: z
    .record(field.poolName, pool, { error: fix.spot })
    .refine((pools) => Object.keys(pools).length > 0, { error: 'name at least one Spot pool, or leave it out' })
    .optional(),
  fallback: pool.optional(),
});
