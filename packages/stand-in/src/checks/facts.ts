import type { Rule } from './rule';

/** What is known of one argument beyond its type. Paths of other arguments are dotted, without indexes: `spec.selector`. */
export interface AttributeFacts {
  /** What its value must be; in a list or set, each element. */
  readonly rule?: Rule;
  readonly conflictsWith?: readonly string[];
  /** The argument itself and those of which exactly one must be set. */
  readonly exactlyOneOf?: readonly string[];
  /** The argument itself and those of which one at least must be set. */
  readonly atLeastOneOf?: readonly string[];
  /** Arguments that are newer than the version the group was read from: one of them may be of it as well. */
  readonly newer?: readonly string[];
  /** What must be set as well when it is set. */
  readonly requiredWith?: readonly string[];
  /** Fewest and most blocks. */
  readonly minItems?: number;
  readonly maxItems?: number;
  /** What a plan shows when the configuration says nothing. */
  readonly default?: string | number | boolean;
  /** Its change replaces the resource; of a block, any change in it. */
  readonly forceNew?: boolean;
  readonly sensitive?: boolean;
  /** The provider takes it and no plan or state keeps it. */
  readonly writeOnly?: boolean;
  /** The provider's words, or `true` when only the mark is known. */
  readonly deprecated?: string | true;
}

/** Facts of one type, by path. */
export type TypeFacts = Readonly<Record<string, AttributeFacts>>;

/** How sure the facts of a type are. */
export interface KnownFacts {
  readonly facts: TypeFacts;
  /** Provider and version that they were read from. */
  readonly source: string;
  /** What breaks them is refused; otherwise it is a warning, because the pinned version may differ. */
  readonly isBinding: boolean;
}
