import { z } from 'zod';

import { administratorsSchema } from '../settings/administrators';
import { alarmsSchema } from '../settings/alarms';
import { clusterSchema } from '../settings/cluster';
import { deliverySchema } from '../settings/delivery';
import { endpointSchema } from '../settings/endpoint';
import { field } from '../settings/forms';
import { interruptionsSchema } from '../settings/interruptions';
import { modelsSchema } from '../settings/models';
import { networkSchema } from '../settings/network';
import { platformSchema } from '../settings/platform';
import { poolsSchema } from '../settings/pools';
import { regionFactsSchema } from '../settings/region-facts';
import { section } from '../settings/section';
import { servingSchema } from '../settings/serving';
import { stateSchema } from '../settings/state';
import { tagSchema } from '../settings/tags';
import { versionsSchema } from '../versions/versions-schema';
import type { Environment } from './environment';

/** The shape of an environment: its sections, each with the shape that a construct used alone is held to. */
export const environmentSchema: z.ZodType<Environment> = section({
  name: field.appName,
  region: field.region,
  regionFacts: regionFactsSchema.optional(),
  account: field.account,
  tier: z.enum(['dev', 'staging', 'prod'], { error: 'use dev, staging or prod' }),
  administrators: administratorsSchema,
  tags: tagSchema.optional(),
  state: stateSchema,
  network: networkSchema,
  cluster: clusterSchema,
  pools: poolsSchema.optional(),
  platform: platformSchema.optional(),
  interruptions: interruptionsSchema.optional(),
  models: modelsSchema,
  serving: servingSchema.optional(),
  endpoint: endpointSchema.optional(),
  delivery: deliverySchema.optional(),
  alarms: alarmsSchema.optional(),
  versions: versionsSchema.optional(),
});
