/**
 * How many of a list have room where it has a limit, in their order: what a message names as possible.
 *
 * @param fits whether some of them have room; fewer of them have, where more have
 */
export function mostThatFit<Item>(items: readonly Item[], fits: (some: readonly Item[]) => boolean): number {
  const tooMany = items.findIndex((_, index) => !fits(items.slice(0, index + 1)));
  return tooMany < 0 ? items.length : tooMany;
}
