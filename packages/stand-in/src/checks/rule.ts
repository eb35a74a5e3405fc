import type { Value } from '../value/value';

/** What a rule looks at. Each kind is one validation function of the providers, or one that AWS or Kubernetes has. */
export type RuleKind =
  // Any value
  | 'all'
  | 'any'
  | 'enum'
  | 'notEnum'
  // Numbers, and texts that hold one
  | 'intRange'
  | 'floatRange'
  | 'above'
  | 'multipleOf'
  // Texts
  | 'stringLength'
  | 'pattern'
  | 'notPattern'
  | 'prefix'
  | 'notEmpty'
  | 'notBlank'
  | 'empty'
  | 'cidr'
  | 'ip'
  | 'arn'
  | 'json'
  | 'iamPolicy'
  | 'policy'
  | 'timestamp'
  | 'duration'
  | 'base64'
  | 'regexp'
  | 'url'
  | 'yaml'
  | 'cron'
  | 'schedule'
  | 'boolString'
  | 'intString'
  | 'floatString'
  | 'octalString'
  | 'intOrPercent'
  | 'quantity'
  // Maps
  | 'mapSize'
  | 'mapKeys'
  | 'mapValues'
  | 'labels'
  | 'annotations'
  | 'quantities';

/** What a value must be. Which of the members count depends on the kind. */
export interface Rule {
  readonly kind: RuleKind;
  /** Rules that `all` and `any` combine; the one that keys or values of a map keep. */
  readonly of?: readonly Rule[];
  /** Listed values of `enum` and `notEnum`; the text of `prefix`. */
  readonly values?: readonly (string | number)[];
  /** @default false */
  readonly ignoreCase?: boolean;
  /** Least number, length in bytes, size or prefix length; the divisor of `multipleOf`; what `above` must exceed. */
  readonly min?: number;
  /** Greatest number, length in bytes, size or prefix length. */
  readonly max?: number;
  /** Expression in JavaScript's notation; unanchored. */
  readonly re?: string;
  /** The provider's words for what the expression wants. */
  readonly says?: string;
  /** Address family of `cidr` and `ip`. @default both */
  readonly family?: '4' | '6';
  /** `cidr` takes an address inside the network. @default false */
  readonly hostBits?: boolean;
  /** The empty text passes. @default false */
  readonly emptyOk?: boolean;
}

/** Says what is wrong with a value that is known and not null, in words that follow "expected NAME"; undefined when the rule takes it. */
export type Judge = (rule: Rule, value: Value) => string | undefined;

/** Judges by kind. */
export type Judges<Kinds extends RuleKind> = { readonly [kind in Kinds]: Judge };
