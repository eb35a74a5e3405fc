import { z } from 'zod';

import { roleArnExample, roleArnFix, roleArnForm } from '../aws/role-arn-problems';
import { administratorsSchema } from '../settings/administrators';
import { gitHubEnvironmentSchema, repositorySchema } from '../settings/delivery';
import { dnsName } from '../settings/endpoint-problems';
import { field, text } from '../settings/forms';
import { section } from '../settings/section';
import { tagSchema } from '../settings/tags';
import type { BootstrapEnvironment } from './bootstrap-environment';

const id = text(/^\d+$/, 'write digits as a string', '1');

const watchFix =
  "say who hears when somebody changes the account: { emails: ['oncall@example.com'] }, or 'elsewhere' where your organization watches it";

/** Route 53 API reference, CreateHostedZone: an id of at most 32 characters; each zone has four name servers (developer guide). */
const delegatedZone = section({
  parentZoneId: text(
    /^Z[A-Z0-9]{1,31}$/,
    "write the zone's id, such as 'Z0123456789ABCDEFGHIJ'",
    'Z0123456789ABCDEFGHIJ',
  ),
  nameServers: z
    .array(text(dnsName, 'name a host, without a dot at its end', 'ns-1.awsdns-01.org'), { error: 'list name servers' })
    .length(4, { error: 'list the four name servers of the zone' }),
});

/** The shape of a bootstrap environment. */
export const bootstrapSchema: z.ZodType<BootstrapEnvironment> = section({
  region: field.region,
  account: field.account,
  administrators: administratorsSchema,
  state: section({
    bucket: field.bucket,
    elsewhere: z
      .record(field.region, field.bucket, { error: 'write an object of region: name of a bucket' })
      .optional(),
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
  imageReaders: z.array(text(roleArnForm, roleArnFix, roleArnExample), { error: 'list the ARNs of roles' }).optional(),
  publishers: z
    .record(
      text(/^[\w+=,.@-]{1,64}$/, "name a role, such as 'model-publisher'", 'model-publisher'),
      z
        .array(text(roleArnForm, roleArnFix, roleArnExample), { error: 'list the ARNs of roles' })
        .min(1, { error: 'name at least one role that may take it' }),
      { error: 'write an object of role: [ARN of a role]' },
    )
    .optional(),
  delegatedZones: z
    .record(text(dnsName, "name a zone, such as 'prod.example.com'", 'prod.example.com'), delegatedZone, {
      error: 'write an object of zone: { parentZoneId, nameServers }',
    })
    .optional(),
  tags: tagSchema.optional(),
});
