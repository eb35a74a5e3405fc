import type { Condition } from './condition';
import type { Severity, Topic } from './consequence';

/** A change of an attribute that means something to people. */
export interface Transition {
  /** Type of the resource; `*` for any, also at its end. */
  readonly type: string;
  /** Path of the attribute, as a diff shows it. */
  readonly attribute: RegExp;
  readonly when: Condition;
  readonly severity: Severity;
  readonly topic: Topic;
  /** One clause; `{name}` is the object, `{from}` and `{to}` the values, `{key}` what stands in the last brackets of the path. */
  readonly words: string;
  /** It is as if the object were gone: where a role of it is known, that says what it means. */
  readonly asGone?: true;
  /** Where it says that it is so. */
  readonly source: string;
}
