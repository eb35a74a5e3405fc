import type { Block } from '../schema/schema';
import type { Value, ValueMap } from '../value/value';
import type { Place } from './place';

/**
 * A value with placeholders in its strings, such as `vpc-{hex17}` or `{cluster_name}:{node_group_name}`.
 *
 * A placeholder is an attribute of the resource (dotted for a nested one), `partition`, `region`, `account`,
 * `dnsSuffix`, or made up from the resource's seed: `hexN`, `digitsN`, `upperN`, `uuid`, `publicIp`, `privateIp`.
 * `{path|/}` falls back to the text after the bar.
 */
export type Template = null | string | number | boolean | readonly Template[] | { readonly [name: string]: Template };

/** What is known about a resource while its unknown values are filled in. */
export interface Facts {
  readonly type: string;
  readonly block: Block;
  readonly place: Place;
  /** Planned values and those filled in so far. */
  readonly known: ValueMap;
  /** State before the change; null on creation. */
  readonly prior: Value;
  /** Different for different resources, the same in every run. */
  readonly seed: string;
}

/** Computes a value that no template can express; null lets the general rule decide. */
export type Compute = (facts: Facts) => Value;

/** How the stand-in fills in what AWS or the cluster would decide. */
export interface Rule {
  /** The id. */
  readonly id: string | Compute;
  /** The ARN after `arn:<partition>:`. */
  readonly arn?: string;
  /** Names that are made up when they are not configured: attribute -> attribute with the prefix, or null. */
  readonly names?: Readonly<Record<string, string | null>>;
  /** Other attributes, in the order in which they may use each other. */
  readonly values?: Readonly<Record<string, Template | Compute>>;
}
