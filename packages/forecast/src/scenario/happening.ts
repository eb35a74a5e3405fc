import type { Span } from '../world/span';

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
  /** Another region is lost, and its clients come here, one after the other, as their resolvers ask again. */
  | {
      readonly kind: 'other-region-lost';
      /** What it answered, as a share of this region's own requests. */
      readonly share: number;
      /** Until the name no longer leads to it. */
      readonly noticed: Span;
      /** How long resolvers keep the answer that they have, seconds. */
      readonly keptSeconds: number;
    }
  /** Spot pools deliver nothing from then on; each with this probability. */
  | { readonly kind: 'no-spot'; readonly probability: number }
  /** The loader takes so many times as long. */
  | { readonly kind: 'slow-store'; readonly factor: number }
);
