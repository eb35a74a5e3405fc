import type * as z from 'zod';

/**
 * An answer that has the wanted form.
 *
 * @param url who sent it
 * @param read makes a value of its text, which may not be what was asked for at all
 * @throws Error with what is wrong, in one line
 */
export function fitted<T>(shape: z.ZodType<T>, url: string, read: () => unknown): T {
  const { success, data, error } = shape.safeParse(attempt(read));
  if (success) return data;
  const [first] = error.issues;
  throw new Error(`${url} sent something else: ${first?.path.join('.') || 'it'}: ${first?.message}`);
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
