import { z } from 'zod';
import { imageReferenceForm } from '../images/image-reference';
import { versionsSchema } from '../versions/versions-schema';
import { clusterSchema } from './cluster-schema';
import { deliverySchema } from './delivery-schema';
import { endpointSchema } from './endpoint-schema';
import { logRetentionDays, retentionFix } from './log-retention';
import { field } from './patterns';
import { platformSchema } from './platform-schema';
import { poolsSchema } from './pools-schema';
import { section } from './section-schema';
import { servedModelSchema } from './served-model-schema';
import { tagSchema } from './tag-schema';
import type { Environment } from './environment';

const network = section({
  cidr: field.cidr,
  otherCidrs: z.record(z.string(), field.cidr, { error: 'write an object of name: IPv4 block' }).optional(),
  zones: z
    .int({ error: 'use 2 or 3 zones' })
    .min(2, { error: 'use 2 or 3 zones' })
    .max(3, { error: 'use 2 or 3 zones' })
    .optional(),
  nat: z
    .enum(['none', 'single', 'per-zone', 'regional'], { error: 'use none, single, per-zone or regional' })
    .optional(),
  flowLogDays: z.literal(logRetentionDays, { error: retentionFix }).optional(),
});

const models = section({
  publishers: z
    .array(field.roleArn, { error: 'list the ARNs of the roles that upload models' })
    .min(1, { error: 'name at least one role that uploads models' }),
  readers: z
    .record(field.modelName, z.array(field.roleArn, { error: 'list role ARNs' }), {
      error: 'write an object of model: [role ARN]',
    })
    .optional(),
  served: z
    .record(field.modelName, servedModelSchema, { error: 'write an object of model: { version, sizeMiB, ... }' })
    .optional(),
  alarmEmails: z.array(field.email, { error: 'list e-mail addresses' }).optional(),
  destroyProtection: z.boolean({ error: 'use true or false' }).optional(),
});

const imageFix = 'name an image with its tag or its digest, such as docker.io/tensorflow/serving:2.19.1';
const image = z.string({ error: imageFix }).regex(imageReferenceForm, { error: imageFix });
const serving = section({ modelServerImage: image.optional(), loaderImage: image.optional() });

const alarms = section({ emails: z.array(field.email, { error: 'list e-mail addresses' }).optional() });

/** The shape of an environment. Rules across fields are in `environmentProblems`. */
export const environmentSchema: z.ZodType<Environment> = section({
  name: field.appName,
  region: field.region,
  account: field.account,
  tier: z.enum(['dev', 'staging', 'prod'], { error: 'use dev, staging or prod' }),
  administrators: z
    .array(field.roleArn, { error: 'list the ARNs of the roles that administer keys' })
    .min(1, { error: 'name at least one role, or nobody can administer the keys' }),
  tags: tagSchema.optional(),
  state: section({ bucket: field.bucket, region: field.region.optional() }),
  network,
  cluster: clusterSchema,
  pools: poolsSchema.optional(),
  platform: platformSchema.optional(),
  models,
  serving: serving.optional(),
  endpoint: endpointSchema.optional(),
  delivery: deliverySchema.optional(),
  alarms: alarms.optional(),
  versions: versionsSchema.optional(),
});
