/** What a part of an object is on the wire. */
export type Sent = null | string | number | boolean | readonly Sent[] | { readonly [key: string]: Sent };

/** What the provider makes of an argument's value; the last two are Terraform's blocks, once or in a list. */
export type Kind =
  | 'text'
  | 'flag'
  | 'whole'
  /** A whole number that Terraform keeps as text; none when it is empty. */
  | 'textAsWhole'
  /** A port or a share: text that is sent as a number when it is one (apimachinery, `intstr.Parse`). */
  | 'wholeOrText'
  /** Octal text, sent as a number. */
  | 'fileMode'
  /** Base64 in and out; what is not base64 is left out (structures.go, `expandBase64MapToByteMap`). */
  | 'bytesMap'
  | 'quantity'
  | 'texts'
  | 'wholes'
  | 'map'
  | 'quantities'
  | 'block'
  | 'blocks';

/**
 * When an argument is on the wire.
 *
 * - `ifSet`: only with a value that is not Go's zero value; an explicit `false`, `0` or `""` is dropped like an absent one.
 * - `always`: whenever its block has anything in it: the expander makes a pointer of the zero value.
 * - `inStruct`: even when its block is empty: the field of the Go struct has no `omitempty`, or is a struct itself.
 */
export type When = 'ifSet' | 'always' | 'inStruct';

/** How the provider sends one argument. */
export interface Argument {
  readonly kind: Kind;
  readonly when: When;
  /** The key in the object. @default the argument's name in camel case */
  readonly to?: string;
  /** The default of the provider's schema, which an absent argument gets. @default none, so Go's zero value */
  readonly default?: string | number | boolean;
  /** What is sent for a zero value, where it is not the kind's own. */
  readonly zero?: Sent;
  /** Values that the expander drops besides the zero value. */
  readonly except?: readonly Sent[];
  /** Sent only when another argument of the block has this value. */
  readonly onlyIf?: readonly [argument: string, value: string];
  /** The provider takes what the API server fills in, so the block is never empty. */
  readonly computed?: boolean;
  /** What becomes of a single block where the schema takes it more than once: the first is sent, or none. @default the schema takes it once */
  readonly several?: 'first' | 'none';
  /** An empty block at the head of a list is sent; @default false: the whole list is not */
  readonly keepsEmpty?: boolean;
  /** How a block is sent. */
  readonly of?: Expander;
  /** What follows from sending it where nothing was said; @default nothing: it is what the API server fills in by itself, or means the same */
  readonly consequence?: string;
}

/** How the provider makes an object, or a part of one, out of a block. */
export interface Expander {
  /** File and function of the provider, such as `structures_container.go expandProbe`. */
  readonly source: string;
  readonly arguments: Readonly<Record<string, Argument>>;
  /** What the provider knows and never sends, by argument, and why. */
  readonly unsent?: Readonly<Record<string, string>>;
  /** A shape that no argument alone can say: made of what was made so far. */
  readonly reshape?: (sent: { readonly [key: string]: Sent }) => Sent;
}

type Options = Omit<Argument, 'kind' | 'when'>;

/** An argument that is on the wire only with a value. */
export const ifSet = (kind: Kind, options: Options = {}): Argument => ({ kind, when: 'ifSet', ...options });

/** An argument whose zero value is sent as well. */
export const always = (kind: Kind, options: Options = {}): Argument => ({ kind, when: 'always', ...options });

/** An argument that is sent even when its whole block is empty. */
export const inStruct = (kind: Kind, options: Options = {}): Argument => ({ kind, when: 'inStruct', ...options });

/** The key of an argument in the object. */
export function keyOf(name: string, { to }: Argument): string {
  return to ?? name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
