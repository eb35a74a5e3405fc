import { InUse } from './behaviour/in-use/in-use';
import { World } from './behaviour/in-use/world';
import type { CheckOptions } from './checks/type-checks';
import type { Disturbance } from './disturbance';
import { DisturbedHandlers, withLabel } from './disturbed-handlers';
import type { Handlers } from './protocol/messages';
import { ProviderHandlers } from './provider-handlers';
import { type ProviderSchemas, providerSchemas } from './provider-schemas';
import { type BindingPackage, bindingPackage, providerNames } from './schema/binding-package';
import { type ServedProvider, serveProvider } from './serve-provider';
import { forceNewOf } from './tables/force-new';
import type { UsedTypes } from './used-types';

/** What to serve, and from which schemas. */
export interface StandInOptions extends CheckOptions {
  /** Folder from which the `@cdktf/provider-*` binding packages are resolved. */
  readonly resolveFrom: string;
  /** Types to serve; Terraform is told that no other type exists. */
  readonly types: UsedTypes;
  /** What befalls the calls. @default - nothing, and no provider configuration takes a label */
  readonly disturbance?: Disturbance;
  /** What stands already, in stacks that Terraform does not read. @default - nothing */
  readonly world?: World;
}

/** A running stand-in for the aws, kubernetes and helm providers. */
export interface StandIn {
  /** Value for the environment variable `TF_REATTACH_PROVIDERS`. */
  readonly reattach: string;
  /** Used resource types with no force-new table, sorted: a change to one is always shown as an update in place. */
  readonly withoutForceNew: readonly string[];
  /** Counts and schema-reading time, for the report. */
  readonly served: { readonly resources: number; readonly dataSources: number; readonly milliseconds: number };
  /** Closes the ports. A Terraform that still runs loses its providers. */
  close(): Promise<void>;
}

interface Provider {
  readonly bindings: BindingPackage;
  readonly schemas: ProviderSchemas;
}

/**
 * Serves aws, kubernetes and helm (those that are installed) from this process over the plugin protocol 6.
 *
 * It is a stand-in: it holds a configuration against the schemas of the pinned bindings and against what the providers, AWS and the cluster are
 * known to refuse, and keeps references and unknown values honest.
 *
 * @throws when a used type is in none of the installed binding packages; the message names all such types
 */
export async function startStandIn({
  resolveFrom,
  types,
  disturbance,
  world,
  ...options
}: StandInOptions): Promise<StandIn> {
  const start = performance.now();
  const providers = providerNames.flatMap((name): readonly Provider[] => {
    const bindings = bindingPackage(name, resolveFrom);
    return bindings ? [{ bindings, schemas: providerSchemas(bindings, types) }] : [];
  });
  const milliseconds = Math.round(performance.now() - start);
  refuseUnserved(providers, types, resolveFrom);
  const inUse = new InUse(world ?? new World(), options);
  const handlers = providers.map((provider) => handlersOf(provider, disturbance, { ...options, inUse }));
  const served = await Promise.all(handlers.map(serveProvider));
  const resources = providers.flatMap(({ schemas }) => [...schemas.resources.keys()]);
  return {
    reattach: reattachValue(providers, served),
    withoutForceNew: resources.filter((type) => forceNewOf(type) === undefined).sort(),
    served: { resources: resources.length, dataSources: count(providers), milliseconds },
    close: async () => served.forEach((one) => one.close()),
  };
}

function handlersOf(
  { bindings, schemas }: Provider,
  disturbance: Disturbance | undefined,
  { inUse, ...options }: CheckOptions & { readonly inUse: InUse },
): Handlers {
  if (disturbance === undefined) return new ProviderHandlers(bindings.provider, schemas, options, inUse).all();
  const handlers = new ProviderHandlers(bindings.provider, withLabel(schemas), options, inUse).all();
  return new DisturbedHandlers(handlers, disturbance).all();
}

/** `Test` makes Terraform heed `ProtocolVersion`; without it a protocol 6 server makes it panic. */
function reattachValue(providers: readonly Provider[], served: readonly ServedProvider[]): string {
  const entries = providers.map(({ bindings }, at) => {
    const address = { Network: 'tcp', String: served[at]?.address };
    return [
      `hashicorp/${bindings.provider}`,
      { Protocol: 'grpc', ProtocolVersion: 6, Pid: process.pid, Test: true, Addr: address },
    ];
  });
  return JSON.stringify(Object.fromEntries(entries));
}

function refuseUnserved(providers: readonly Provider[], types: UsedTypes, resolveFrom: string): void {
  const installed = providers.map(({ bindings }) => `${bindings.provider}_`);
  const all = [...types.resources, ...[...types.dataSources].map((type) => `data.${type}`)];
  const foreign = all
    .filter((type) => !type.startsWith('terraform_') && !type.startsWith('data.terraform_'))
    .filter((type) => !installed.some((prefix) => type.replace(/^data\./, '').startsWith(prefix)));
  const unserved = [...foreign, ...providers.flatMap(({ schemas }) => schemas.missing)].sort();
  if (unserved.length === 0) return;
  const have = providers.map(({ bindings }) => `@cdktf/provider-${bindings.provider}`).join(', ') || 'none';
  throw new Error(
    `the stand-in cannot serve ${unserved.join(', ')}; binding packages found from ${resolveFrom}: ${have}`,
  );
}

const count = (providers: readonly Provider[]): number =>
  providers.reduce((sum, { schemas }) => sum + schemas.dataSources.size, 0);
