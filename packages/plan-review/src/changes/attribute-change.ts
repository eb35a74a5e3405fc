import type { Json } from '../plan/json';

/** One side of a changed attribute, as it may be shown. */
export type Shown =
  | { readonly kind: 'absent' }
  /** It is there and must not be seen. */
  | { readonly kind: 'hidden' }
  /** Known after apply. */
  | { readonly kind: 'unknown' }
  /** Redacted already. */
  | { readonly kind: 'value'; readonly value: Json };

/** An attribute, or a part of one, that a plan changes. */
export interface AttributeChange {
  /** Such as `spec.template.spec.container[serving].image`. Its parts are redacted. */
  readonly path: string;
  readonly before: Shown;
  readonly after: Shown;
}
