/**
 * Lifecycle of everything that belongs to a model: what is removed goes after what referred to it was changed, so that a canary has lost its
 * weight when its pods go (Terraform, "The lifecycle Meta-Argument", create_before_destroy). Names that stay the same are never replaced.
 */
export const orderedRemoval = { createBeforeDestroy: true } as const;
