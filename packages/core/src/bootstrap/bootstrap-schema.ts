import { z } from 'zod';
import { deliverySchema } from '../environment/delivery-schema';
import { field } from '../environment/patterns';
import { section } from '../environment/section-schema';
import { tagSchema } from '../environment/tag-schema';
import type { BootstrapEnvironment } from './bootstrap-environment';

const id = z.string({ error: 'write digits as a string' }).regex(/^\d+$/, { error: 'write digits as a string' });
const branch = "name a branch, such as 'main'";
const image = 'name an image without registry and tag, such as tensorflow/serving';

/** The shape of a bootstrap environment. */
export const bootstrapSchema: z.ZodType<BootstrapEnvironment> = section({
  region: field.region,
  account: field.account,
  administrators: z
    .array(field.roleArn, { error: 'list the ARNs of the roles that administer keys' })
    .min(1, { error: 'name at least one role, or nobody can administer the keys' }),
  state: section({
    bucket: field.bucket,
    keptIn: z.enum(['file', 'bucket'], { error: 'use file for the first apply, then bucket' }),
  }),
  repository: deliverySchema.shape.repository,
  ids: section({ owner: id, repository: id }).optional(),
  branch: z
    .string({ error: branch })
    .regex(/^[\w./-]{1,244}$/, { error: branch })
    .optional(),
  apps: z
    .record(field.appName, section({ region: field.region, environment: deliverySchema.shape.environment }), {
      error: 'write an object of app: { region }',
    })
    .refine((apps) => Object.keys(apps).length > 0, { error: 'name at least one app' }),
  images: z
    .array(z.string({ error: image }).regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/, { error: image }), {
      error: 'list images',
    })
    .optional(),
  tags: tagSchema.optional(),
});
