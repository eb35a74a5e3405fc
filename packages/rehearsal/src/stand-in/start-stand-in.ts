import type { UsedTypes } from './used-types';

/** What to serve, and from which schemas. */
export interface StandInOptions {
  /** Folder from which the `@cdktf/provider-*` binding packages are resolved. */
  readonly resolveFrom: string;
  /** Types to serve; Terraform is told that no other type exists. */
  readonly types: UsedTypes;
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

/**
 * Serves aws, kubernetes and helm (those that are installed and used) from this process over the plugin protocol 6.
 *
 * @throws when a used type belongs to none of the installed binding packages
 */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  throw new Error(`the stand-in does not serve yet (${options.types.resources.size} resource types asked)`);
}
