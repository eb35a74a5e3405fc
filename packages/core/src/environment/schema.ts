import { z } from 'zod';
import { field } from './patterns';
import { tagSchema } from './tag-schema';
import type { Environment } from './environment';

/** Retentions that CloudWatch Logs accepts, in days (API reference, PutRetentionPolicy), and 0 for none. */
export const logRetentionDays = [0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

const section = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape, { error: (issue) => sectionFix(issue, Object.keys(shape)) });

function sectionFix(issue: { readonly code?: string }, keys: readonly string[]): string {
  return issue.code === 'unrecognized_keys' ? `remove it or correct its name; known here: ${keys.join(', ')}` : `write an object with ${keys.join(', ')}`;
}

const network = section({
  cidr: field.cidr,
  otherCidrs: z.record(z.string(), field.cidr, { error: 'write an object of name: IPv4 block' }).optional(),
  zones: z.int({ error: 'use 2 or 3 zones' }).min(2, { error: 'use 2 or 3 zones' }).max(3, { error: 'use 2 or 3 zones' }).optional(),
  nat: z.enum(['none', 'single', 'per-zone', 'regional'], { error: 'use none, single, per-zone or regional' }).optional(),
  flowLogDays: z.literal(logRetentionDays, { error: `use a retention of CloudWatch Logs: ${logRetentionDays.join(', ')}` }).optional(),
});

const models = section({
  publishers: z.array(field.roleArn, { error: 'list the ARNs of the roles that upload models' }).min(1, { error: 'name at least one role that uploads models' }),
  readers: z.record(field.modelName, z.array(field.roleArn, { error: 'list role ARNs' }), { error: 'write an object of model: [role ARN]' }).optional(),
  alarmEmails: z.array(field.email, { error: 'list e-mail addresses' }).optional(),
  destroyProtection: z.boolean({ error: 'use true or false' }).optional(),
});

/** The shape of an environment. Rules across fields are in `environmentProblems`. */
export const environmentSchema: z.ZodType<Environment> = section({
  name: field.appName,
  region: field.region,
  account: field.account,
  tier: z.enum(['dev', 'staging', 'prod'], { error: 'use dev, staging or prod' }),
  administrators: z.array(field.roleArn, { error: 'list the ARNs of the roles that administer keys' }).min(1, { error: 'name at least one role, or nobody can administer the keys' }),
  tags: tagSchema.optional(),
  state: section({ bucket: field.bucket, region: field.region.optional() }),
  network,
  models,
});
