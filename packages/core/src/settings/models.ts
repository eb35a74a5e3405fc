import { z } from 'zod';

import { modelNameProblems } from '../models/model-name-problems';
import { pathBelow, type Problem } from '../problems';
import { field } from './forms';
import { listProblems } from './list-problems';
import { objectLockSchema, type ObjectLockSection } from './object-lock';
import { replicationSchema, type ReplicationSection } from './replication';
import { section } from './section';
import type { ServedModelSection } from './served-model';
import { servedModelSchema } from './served-model-schema';
import { settingsProblems } from './settings-problems';
import { type WithDefaults, withDefaults } from './with-defaults';

/** Who may do what with models. */
export interface ModelAccessSection {
  /** ARNs of the IAM roles that upload models, at least one; they alone write, from wherever they are, and read no model back. */
  readonly publishers: readonly string[];
  /** ARNs of the IAM roles that may read a model, by model, beside the pods that serve it; they need not exist yet. @default nobody, and no reader policies */
  readonly readers?: Readonly<Record<string, readonly string[]>>;
  /** E-mail addresses told of a read by anybody else; each has to confirm once. @default who hears of the environment's other alarms */
  readonly alarmEmails?: readonly string[];
  /**
   * Whether Terraform refuses to destroy the buckets and keys, and the buckets refuse to delete a model or a log. Models are data: turn it off
   * only to retire them. @default true
   */
  readonly destroyProtection?: boolean;
  /**
   * How long S3 itself keeps what is published from then on. It can be added to a store that exists, and neither taken away nor, for what is published
   * already, shortened. Stores that copy to each other want it in the copies first. @default not at all: the bucket's policy alone refuses deletes
   */
  readonly objectLock?: ObjectLockSection;
}

/** Who may do what with the models of an environment, and which of them are served. */
export interface ModelsSection extends ModelAccessSection {
  /** Whose stores hold the same versions. @default this one alone */
  readonly replication?: ReplicationSection;
  /** Models that are served, by name; the pods of each may read it. @default none */
  readonly served?: Readonly<Record<string, ServedModelSection>>;
}

/** The shape of who may do what. */
export const modelAccessSchema = section({
  publishers: z
    .array(field.roleArn, { error: 'list the ARNs of the roles that upload models' })
    .min(1, { error: 'name at least one role that uploads models' }),
  readers: z
    .record(z.string(), z.array(field.roleArn, { error: 'list role ARNs' }), {
      error: 'write an object of model: [role ARN]',
    })
    .optional(),
  alarmEmails: z.array(field.email, { error: 'list e-mail addresses' }).optional(),
  destroyProtection: field.flag.optional(),
  objectLock: objectLockSchema.optional(),
});

/** The shape of the models. */
export const modelsSchema = section({
  ...modelAccessSchema.shape,
  replication: replicationSchema.optional(),
  served: z
    .record(z.string(), servedModelSchema, { error: 'write an object of model: { version, sizeMiB, ... }' })
    .optional(),
});

const defaults = { readers: {}, alarmEmails: [], destroyProtection: true };

/** Fills what is left open. */
export function resolveModelAccess<T extends ModelAccessSection>(models: T): WithDefaults<typeof defaults, T> {
  return withDefaults(defaults, models);
}

/** Rules of who may do what, where the shape is right: names of models, and nobody told twice. */
export function modelAccessRules({ publishers, readers = {}, alarmEmails = [] }: ModelAccessSection): Problem[] {
  return [
    ...Object.keys(readers).flatMap((model) => modelNameProblems(model, pathBelow('readers', model))),
    ...Object.entries(readers).flatMap(([model, roles]) => publishingReaders(model, roles, publishers)),
    ...listProblems(alarmEmails, 'alarmEmails', () => undefined),
  ];
}

/** The store refuses a publisher to read any model, from wherever he is, and so whatever else he is named for. */
function publishingReaders(model: string, roles: readonly string[], publishers: readonly string[]): Problem[] {
  return roles
    .filter((role) => publishers.includes(role))
    .map((value) => ({
      path: pathBelow('readers', model),
      value,
      fix: 'name another role, or take it out of publishers: who publishes reads no model',
      against: ['publishers'],
    }));
}

/** Everything wrong with the settings among a model store's props. */
export function modelAccessProblems(props: ModelAccessSection): Problem[] {
  return settingsProblems(modelAccessSchema, props, modelAccessRules);
}
