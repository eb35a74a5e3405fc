import type { ValueMap } from '../../value/value';

/** How AWS says no to a request of the provider, and how the provider prints it. */
export interface Refused {
  /** What the provider was doing, as a template over the object: `deleting IAM Policy ({arn})`. */
  readonly doing: string;
  /** Service as the AWS SDK for Go v2 calls it, and API action: `IAM: DeletePolicy`. */
  readonly operation: string;
  /** HTTP status. */
  readonly status: number;
  /** Code and message, a template over the object; codes that the SDK has no type for come with `api error`. */
  readonly answer: string;
  /** Who says so: the API reference, an issue of the provider, or its source with the version. */
  readonly source: string;
}

/** One way in which an object uses another. */
export interface Use {
  /** Attribute of the used object that the user holds. */
  readonly of: string;
  /** The user's text contains it, between other words. @default - the text is it */
  readonly within?: true;
  /** The user holds an object of this type by `of`, and that one holds the used object at `at`. @default - the user holds it */
  readonly through?: { readonly type: string; readonly of: string; readonly at: string };
  /** Whether this user counts. @default - every one does */
  readonly when?: (user: ValueMap, used: ValueMap) => boolean;
  /** What AWS answers for this use. @default - the rule's answer */
  readonly answer?: string;
}

/** What AWS asks of everything that uses an object, before the object may go. */
export interface InUseRule extends Refused {
  /** How long the provider asks again while AWS refuses. @default - not at all */
  readonly waits?: string;
  /** Argument that makes the provider, or AWS, take the uses away. @default - none */
  readonly unless?: string;
  /**
   * Uses by type and dotted path of the argument that holds the used object; lists, sets and maps on the way are gone through, and a key with dots is
   * in brackets.
   */
  readonly users: Readonly<Record<string, Use>>;
}

/** Rules by type of the used object. */
export type InUseRules = Readonly<Record<string, InUseRule>>;

/** The user holds the id. */
export const id: Use = { of: 'id' };
/** The user holds the ARN. */
export const arn: Use = { of: 'arn' };
/** The user holds the name. */
export const name: Use = { of: 'name' };

/** Several uses that are alike. */
export function uses(use: Use, ...users: readonly string[]): Readonly<Record<string, Use>> {
  return Object.fromEntries(users.map((user) => [user, use]));
}
