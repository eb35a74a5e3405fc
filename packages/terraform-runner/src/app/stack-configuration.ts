import { readFileSync } from 'node:fs';

import * as z from 'zod';

import { fitting } from './fitting';
import { stateLocation } from './state-location';

const block = z.record(z.string(), z.unknown());

const resourceShape = z.object({
  lifecycle: z.object({ prevent_destroy: z.unknown() }).partial().optional(),
  '//': z
    .object({ metadata: z.object({ path: z.string() }).partial() })
    .partial()
    .optional(),
});

const remoteStateShape = z.object({ backend: z.string(), config: block.optional() });

const stackShape = z.object({
  terraform: z
    .object({
      backend: z.record(z.string(), block),
      required_providers: z.record(z.string(), z.object({ source: z.string().optional() })),
    })
    .partial()
    .default({}),
  provider: z.record(z.string(), z.array(z.object({ alias: z.string().optional() }))).default({}),
  data: z
    .object({ terraform_remote_state: z.record(z.string(), remoteStateShape) })
    .partial()
    .default({}),
  resource: z.record(z.string(), z.record(z.string(), resourceShape)).default({}),
});

/** A resource that `prevent_destroy` protects. */
export interface ProtectedResource {
  /** Terraform type and name, for example `aws_s3_bucket` and `models_bucket_1A2B`. */
  readonly type: string;
  readonly name: string;
  /** Construct path, or the address where the stack carries no metadata. */
  readonly path: string;
}

/** A backend as a stack names it; cdktf's and Terraform's default is `local`. */
export interface Backend {
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** What the rehearsal needs of a synthesized stack. */
export interface StackConfiguration {
  /** The backend that keeps its state. */
  readonly backend: Backend;
  /** Where the stack keeps its state, comparable between stacks; undefined for a backend of which only Terraform knows that. */
  readonly stateLocation: string | undefined;
  /** Remote states the stack reads: data source name to location. */
  readonly remoteStates: Readonly<Record<string, string | undefined>>;
  /** Sources of the providers, each as `namespace/type`. */
  readonly providers: readonly string[];
  /** Configurations of the aws provider, each by its alias; undefined is the one without. */
  readonly awsAliases: readonly (string | undefined)[];
  readonly protectedResources: readonly ProtectedResource[];
}

/**
 * Reads the `cdk.tf.json` of a stack.
 *
 * @throws {Failure} 1 when it does not have the shape that cdktf writes
 */
export function readStackConfiguration(name: string, file: string): StackConfiguration {
  return stackConfiguration(name, JSON.parse(readFileSync(file, 'utf8')));
}

/** The part of a stack's Terraform JSON that the rehearsal must know. */
export function stackConfiguration(name: string, json: unknown): StackConfiguration {
  const { terraform, provider, data, resource } = fitting(stackShape, json, `stack "${name}"`);
  const [type, config] = Object.entries(terraform.backend ?? {})[0] ?? ['local', {}];
  return {
    backend: { type, config },
    stateLocation: stateLocation(type, config),
    remoteStates: Object.fromEntries(
      Object.entries(data.terraform_remote_state ?? {}).map(([remote, state]) => [
        remote,
        stateLocation(state.backend, state.config ?? {}),
      ]),
    ),
    providers: Object.entries(terraform.required_providers ?? {}).map(([local, { source = local }]) =>
      fullSource(source),
    ),
    awsAliases: (provider.aws ?? []).map(({ alias }) => alias),
    protectedResources: protectedResources(resource),
  };
}

/** Terraform's default registry and namespace may be left out of a source. */
function fullSource(source: string): string {
  const parts = source.split('/').filter((part) => part !== 'registry.terraform.io');
  return parts.length === 1 ? `hashicorp/${parts.join()}` : parts.join('/');
}

function protectedResources(resource: z.infer<typeof stackShape>['resource']): ProtectedResource[] {
  return Object.entries(resource).flatMap(([type, named]) =>
    Object.entries(named)
      .filter(([, { lifecycle }]) => lifecycle?.prevent_destroy === true)
      .map(([name, body]) => ({ type, name, path: body['//']?.metadata?.path ?? `${type}.${name}` })),
  );
}
