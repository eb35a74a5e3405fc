import type { Severity, Topic } from './consequence';

/** What goes with an object. */
export interface Stake {
  /** When it is destroyed. */
  readonly severity: Severity;
  readonly topic: Topic;
  /** One clause; `{name}` is the object. */
  readonly words: string;
  /** It holds what no new one brings back: a replacement loses it too, in whatever order. */
  readonly holds?: true;
}

/** A stake of what has a certain value, such as a release of a certain chart. */
export interface Role extends Stake {
  /** Type; `*` at its end for any ending. */
  readonly type: string;
  /** Attribute that tells, by its path, and what it says. */
  readonly where: { readonly attribute: string; readonly is: RegExp };
}
