import { Token } from 'cdktf';
import type { z } from 'zod';

import { knownProblems } from '../known-problems';
import type { Problem } from '../problems';
import { judgeable, toldOnce } from './judged-problems';
import { mended } from './mended';
import { shapeProblems } from './shape-problems';

/** The shape of a section: an object of known fields. */
type SectionSchema<T> = z.ZodType<T> & { readonly shape: Readonly<Record<string, unknown>> };

/**
 * Everything wrong with those props of a construct that are settings, by the shape and the rules that an environment is held to as well; other
 * props are passed over, and so is what only an apply knows.
 */
export function settingsProblems<T extends object>(
  schema: SectionSchema<T>,
  props: T,
  rules: (settings: T) => readonly Problem[] = () => [],
): Problem[] {
  const given = Object.entries(props).filter(([key, value]) => key in schema.shape && value !== undefined);
  const settings = Object.fromEntries(given);
  const unknown = given.filter(([, value]) => Token.isUnresolved(value)).map(([key]) => key);
  const shape = shapeProblems(schema, settings, 'props');
  const wrong = [...shape.map(({ path }) => path), ...unknown];
  const told = toldOnce([judgeable(shape, unknown), judgeable(rules(mended(schema, settings)), wrong)]);
  return knownProblems(told);
}
