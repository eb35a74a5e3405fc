import * as z from 'zod';

import { fitting } from './fitting';
import { stateLocation } from './state-location';

const attributesShape = z.record(z.string(), z.unknown());

const resourceShape = z.object({
  mode: z.string(),
  type: z.string(),
  name: z.string(),
  module: z.string().optional(),
  instances: z.array(z.object({ attributes: attributesShape.nullish() })).default([]),
});

const stateShape = z.object({ resources: z.array(resourceShape).default([]) });

/** A remote state as a state keeps it: its configuration is of any type, so Terraform writes the type beside the value. */
const remoteShape = z.object({
  backend: z.string(),
  config: z.union([z.object({ value: attributesShape }).transform(({ value }) => value), attributesShape]),
});

/** An object that a state holds: it stands, whatever the code says. */
export interface StandingObject {
  readonly type: string;
  /** Address of its resource; instances of one share it. */
  readonly address: string;
  /** Terraform's own and NOT redacted. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What a state says: what stands, and what that stands on. */
export interface StandingState {
  /** Where it is, see `StackConfiguration.stateLocation`. */
  readonly location: string;
  readonly objects: readonly StandingObject[];
  /** Locations of the states that it was made from. */
  readonly reads: readonly string[];
}

/**
 * Reads a state as Terraform writes it (version 4), by `terraform state pull` or in its bucket.
 *
 * @param json parsed
 * @throws {Failure} 1 for what is no state
 */
export function standingState(location: string, json: unknown): StandingState {
  const { resources } = fitting(stateShape, json, `the state at ${location}`);
  const objects = resources
    .filter(({ mode }) => mode === 'managed')
    .flatMap(({ type, name, module, instances }) =>
      instances.map(({ attributes }) => ({
        type,
        address: [...(module === undefined ? [] : [module]), type, name].join('.'),
        attributes: attributes ?? {},
      })),
    );
  const remote = resources.filter(({ mode, type }) => mode === 'data' && type === 'terraform_remote_state');
  return { location, objects, reads: remote.flatMap(({ instances }) => instances.flatMap(readsOf)) };
}

function readsOf({ attributes }: { readonly attributes?: unknown }): readonly string[] {
  const { data } = remoteShape.safeParse(attributes);
  const location = data && stateLocation(data.backend, data.config);
  return location === undefined ? [] : [location];
}
