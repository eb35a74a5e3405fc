import { z } from 'zod';

/** An object of known fields; an unknown one is a slip, and its fix names the known ones. */
export const section = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, { error: (issue) => sectionFix(issue, Object.keys(shape)) });

function sectionFix(issue: { readonly code?: string }, keys: readonly string[]): string {
  return issue.code === 'unrecognized_keys'
    ? `remove it or correct its name; known here: ${keys.join(', ')}`
    : `write an object with ${keys.join(', ')}`;
}
