import type { Value } from './value';

/** Template of a text of which nothing is known: a parameter that somebody else has written. */
export const madeUpText = 'stand-in-{hex17}';

const form = /stand-in-[0-9a-f]{17}/;

/** Whether a text is, or holds, one that the stand-in made up because nobody but AWS knows it: no rule judges it. */
export const isMadeUp = (value: Value): boolean => typeof value === 'string' && form.test(value);
