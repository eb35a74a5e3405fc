import { z } from 'zod';
import { logRetentionDays } from './log-retention';
import { field } from './patterns';
import { section } from './section-schema';

const keptLogDays = logRetentionDays.filter((days) => days > 0);
const flag = z.boolean({ error: 'use true or false' });
const oneType = 'name at least one instance type';
const nodes = 'use 2 to 12 nodes';

/** The shape of the `cluster` section of an environment. */
export const clusterSchema = section({
  version: field.kubernetesMinor,
  publicCidrs: z.array(field.cidr, { error: 'list IPv4 blocks' }).optional(),
  logDays: z
    .literal(keptLogDays, { error: `use a retention of CloudWatch Logs: ${keptLogDays.join(', ')}` })
    .optional(),
  support: z.enum(['standard', 'extended'], { error: 'use standard or extended' }).optional(),
  deletionProtection: flag.optional(),
  zonalShift: flag.optional(),
  serviceCidr: field.cidr.optional(),
  systemNodes: section({
    instanceTypes: z
      .array(z.string({ error: oneType }), { error: 'list instance types' })
      .min(1, { error: oneType })
      .optional(),
    count: z.int({ error: nodes }).min(2, { error: nodes }).max(12, { error: nodes }).optional(),
  }).optional(),
});
