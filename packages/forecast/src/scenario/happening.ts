/** What befalls an app at a moment, seconds from the beginning. */
export type Happening = { readonly at: number } & (
  | {
      /** Spot nodes that hold pods of models are warned: so many, a share of them (0 to 1), or all of a zone. */
      readonly kind: 'warned';
      readonly which: { readonly nodes: number } | { readonly share: number } | 'zone';
    }
  /** All nodes of a zone end without a word, and none comes there. */
  | {
      readonly kind: 'zone-lost';
      /** @default the one with most pods of models */
      readonly zone?: number;
    }
  /** All nodes end without a word, and none comes for a while. */
  | { readonly kind: 'region-lost'; readonly seconds: number }
  /** Spot pools deliver nothing from then on; each with this probability. */
  | { readonly kind: 'no-spot'; readonly probability: number }
  /** The loader takes so many times as long. */
  | { readonly kind: 'slow-store'; readonly factor: number }
);
