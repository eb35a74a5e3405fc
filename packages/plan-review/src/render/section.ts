/** How much of each block is shown: in the comment, or in the job summary, where there is room. */
export type Detail = 'comment' | 'summary';

/** A block of a review: whole or not there. Written when its turn comes, so that what does not fit costs nothing. */
export type Block = (detail: Detail) => string;

/** Blocks under one heading. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Blocks are entries of one list, so no empty line lies between them. */
  readonly list?: boolean;
  /** Where it is shown. @default everywhere */
  readonly only?: Detail;
  /** Folded at first. */
  readonly folded?: boolean;
}
