/**
 * Fewest instance types of a Spot pool, and fewest families among them: each type in each zone is a market of its own, and types of one family run short
 * together. Ours; EC2 user guide, "Best practices for Amazon EC2 Spot", asks for flexibility and gives no number.
 */
export const fewestSpotTypes = 4;
/** See {@link fewestSpotTypes}. */
export const fewestSpotFamilies = 2;
