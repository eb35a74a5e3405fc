import * as z from 'zod';

import { Failure, type FailureCode } from '../failure';

/**
 * A document in the shape the rehearsal reads; members it does not read may be anything.
 *
 * @param what the document, as the user knows it
 * @throws {Failure} with every place that does not fit
 */
export function fitting<Shape extends z.ZodType>(
  shape: Shape,
  document: unknown,
  what: string,
  code: FailureCode = 1,
): z.output<Shape> {
  const parsed = shape.safeParse(document);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new Failure(`${what}: ${problems.join('; ')}`, code);
}
