/** What makes a resource type's change a replacement. */
export interface ForceNew {
  /** Attribute names, dotted for nested ones; a block's name stands for all of it. */
  readonly attributes: readonly string[];
  /** Where it was read. */
  readonly source: string;
}
