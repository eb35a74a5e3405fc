import * as z from 'zod';

import type { Json, JsonObject } from '../plan/json';
import type { Fragment } from './fragment';

/** Whatever came out of `JSON.parse`. */
const json = z.custom<Json>((value) => value !== undefined);

const change = z.object({
  actions: z.array(z.string()),
  before: json,
  after: json,
  afterUnknown: json,
  beforeSensitive: json,
  afterSensitive: json,
  replacePaths: z.array(z.array(z.union([z.string(), z.number()]))),
  importing: z.string().optional(),
});

const resourceChange = z.object({
  address: z.string(),
  previousAddress: z.string().optional(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  deposed: z.string().optional(),
  actionReason: z.string().optional(),
  change,
});

const action = z.object({
  address: z.string(),
  type: z.string(),
  trigger: z.object({
    event: z.string(),
    address: z.string().optional(),
    place: z.tuple([z.number(), z.number()]).optional(),
    onFailure: z.string().optional(),
  }),
  change,
  deferred: z.string().optional(),
});

const plan = z.object({
  terraformVersion: z.string(),
  complete: z.boolean(),
  changes: z.array(resourceChange),
  drift: z.array(resourceChange),
  outputs: z.array(z.object({ name: z.string(), change })),
  failedChecks: z.array(
    z.object({ address: z.string(), status: z.enum(['fail', 'error']), messages: z.array(z.string()) }),
  ),
  actions: z.array(action).optional(),
  deferred: z.array(resourceChange.extend({ reason: z.string() })).optional(),
  ephemeral: z.array(z.string()).optional(),
});

const finding = z.object({
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  address: z.string(),
  path: z.string(),
  what: z.string(),
  fix: z.string(),
});

const forgotten = z.object({
  location: z.string(),
  counts: z.array(z.object({ type: z.string(), count: z.number() })),
  serving: z.array(z.string()),
  standsOn: z.array(z.string()),
});

/** What guardrails found, by stack. */
export const findingsShape = z.record(z.string(), z.array(finding));

/** How serious changes are. */
export const verdictShape = z.enum(['fail', 'danger', 'care', 'routine', 'none']);

/** A {@link Fragment} as it comes from another job: data, believed for nothing but its shape. */
export const fragmentShape: z.ZodType<Fragment> = z.object({
  fragment: z.literal(2),
  app: z.string().min(1).max(200),
  stack: z.string().min(1).max(200),
  stacks: z.array(z.string()).max(200),
  result: z.union([
    z.object({ plan }),
    z.object({ waitingFor: z.array(z.string()) }),
    z.object({ failed: z.string() }),
    z.object({ forgotten }),
  ]),
  configuration: z.custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
  findings: z.array(finding),
  verdict: verdictShape,
  seal: z
    .string()
    .regex(/^[A-Za-z0-9+/]{16,200}={0,2}$/)
    .nullable(),
  fingerprint: z
    .string()
    .regex(/^v\d+\.[\w.-]{1,4000}$/)
    .nullable(),
});
