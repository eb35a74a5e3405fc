import { z } from 'zod';

import { administratorsSchema } from '../settings/administrators';
import { gitHubEnvironmentSchema, repositorySchema } from '../settings/delivery';
import { field, text } from '../settings/forms';
import { section } from '../settings/section';
import { tagSchema } from '../settings/tags';
import type { BootstrapEnvironment } from './bootstrap-environment';

const id = text(/^\d+$/, 'write digits as a string', '1');

const watchFix =
  "say who hears when somebody changes the account: { emails: ['oncall@example.com'] }, or 'elsewhere' where your organization watches it";

/** The shape of a bootstrap environment. */
export const bootstrapSchema: z.ZodType<BootstrapEnvironment> = section({
  region: field.region,
  account: field.account,
  administrators: administratorsSchema,
  state: section({
    bucket: field.bucket,
    keptIn: z.enum(['file', 'bucket'], { error: 'use file for the first apply, then bucket' }),
  }),
  repository: repositorySchema,
  ids: section({ owner: id, repository: id }),
  branch: text(/^[\w./-]{1,244}$/, "name a branch, such as 'main'", 'main').optional(),
  apps: z.record(z.string(), section({ region: field.region, environment: gitHubEnvironmentSchema.optional() }), {
    error: 'write an object of app: { region }',
  }),
  watch: z
    .union(
      [
        section({ emails: z.array(field.email, { error: watchFix }).min(1, { error: watchFix }) }),
        z.literal('elsewhere'),
      ],
      { error: watchFix },
    )
    .meta({ examples: ['elsewhere'] }),
  images: z
    .array(
      text(
        /^[a-z0-9]+([._/-][a-z0-9]+)*$/,
        'name an image without registry and tag, such as tensorflow/serving',
        'tensorflow/serving',
      ),
      { error: 'list images' },
    )
    .optional(),
  tags: tagSchema.optional(),
});
