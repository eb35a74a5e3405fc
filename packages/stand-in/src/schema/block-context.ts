import type { Declarations } from './declarations';
import type { Block } from './schema';

/** What the parts of the schema builder share. */
export interface BlockContext {
  readonly declarations: Declarations;
  /** Write struct attributes as nested attributes rather than as one object type. */
  readonly nestedTypes: boolean;
  /** Block of a struct by name; `undefined` when the struct repeats inside itself too often. */
  readonly blockOf: (struct: string) => Block | undefined;
}
